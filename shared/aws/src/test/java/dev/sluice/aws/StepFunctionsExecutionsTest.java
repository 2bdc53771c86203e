package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.rollback.Executions.Status;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

class StepFunctionsExecutionsTest {

    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:sluice-cutover";
    private static final Site SITE = new Site("www.example.com", "Z1", "stable", "canary", "E1");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final SfnClient client = mock(SfnClient.class);
    private final StepFunctionsExecutions executions = new StepFunctionsExecutions(client, MACHINE);

    @Test
    void only_the_executions_of_the_site_count_and_the_newest_comes_first() {
        list(
                item("www.example.com_20260302T090000Z", ExecutionStatus.RUNNING, NINE),
                item("www.example.org_20260302T080000Z", ExecutionStatus.RUNNING, NINE.minusSeconds(3_600)),
                item("www.example.com_20260301T090000Z", ExecutionStatus.FAILED, NINE.minusSeconds(86_400)));

        var runs = executions.of(SITE);

        assertThat(runs)
                .containsExactly(
                        new Run("arn:www.example.com_20260302T090000Z", Status.RUNNING, NINE),
                        new Run("arn:www.example.com_20260301T090000Z", Status.FAILED, NINE.minusSeconds(86_400)));
        var asked = ArgumentCaptor.forClass(ListExecutionsRequest.class);
        verify(client).listExecutions(asked.capture());
        assertThat(asked.getValue().stateMachineArn()).isEqualTo(MACHINE);
        assertThat(asked.getValue().maxResults()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING",
        "SUCCEEDED, SUCCEEDED",
        "FAILED, FAILED",
        "TIMED_OUT, TIMED_OUT",
        "ABORTED, ABORTED",
        "PENDING_REDRIVE, RUNNING",
        "UNKNOWN_TO_SDK_VERSION, RUNNING"
    })
    void what_may_still_run_counts_as_running(ExecutionStatus there, Status here) {
        list(item("www.example.com_20260302T090000Z", there, NINE));

        assertThat(executions.of(SITE)).extracting(Run::status).containsExactly(here);
    }

    @Test
    void an_execution_is_stopped_with_its_cause() {
        executions.stop("arn:e", "why");

        var stopped = ArgumentCaptor.forClass(StopExecutionRequest.class);
        verify(client).stopExecution(stopped.capture());
        assertThat(stopped.getValue().executionArn()).isEqualTo("arn:e");
        assertThat(stopped.getValue().error()).isEqualTo("RolledBack");
        assertThat(stopped.getValue().cause()).isEqualTo("why");
    }

    @Test
    void an_execution_that_is_forgotten_needs_no_stop() {
        when(client.stopExecution(any(StopExecutionRequest.class)))
                .thenThrow(ExecutionDoesNotExistException.builder().build());

        assertThatCode(() -> executions.stop("arn:e", "why")).doesNotThrowAnyException();
    }

    @Test
    void a_missing_permission_is_named() {
        when(client.stopExecution(any(StopExecutionRequest.class)))
                .thenThrow(SfnException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .build())
                        .build());

        var failure = catchThrowableOfType(PortFailure.class, () -> executions.stop("arn:e", "why"));

        assertThat(failure).hasMessage("no permission for states:StopExecution on execution arn:e");
    }

    @Test
    void an_execution_has_shifted_once_it_entered_the_state_that_does() {
        history("Preflight", "WarmUp", "ShiftWeight");

        assertThat(executions.hasShifted("arn:e")).isTrue();
    }

    @Test
    void an_execution_that_broke_off_before_has_not_shifted() {
        history("Preflight");

        assertThat(executions.hasShifted("arn:e")).isFalse();
    }

    @Test
    void the_cause_of_an_end_is_told_where_there_is_one() {
        when(client.describeExecution(any(DescribeExecutionRequest.class)))
                .thenReturn(DescribeExecutionResponse.builder().cause("why").build())
                .thenReturn(DescribeExecutionResponse.builder().build());

        assertThat(executions.causeOfEnd("arn:e")).contains("why");
        assertThat(executions.causeOfEnd("arn:e")).isEmpty();
    }

    private void list(ExecutionListItem... items) {
        when(client.listExecutions(any(ListExecutionsRequest.class)))
                .thenReturn(ListExecutionsResponse.builder().executions(items).build());
    }

    private void history(String... states) {
        var started = HistoryEvent.builder().type("ExecutionStarted").build();
        var entered = List.of(states).stream()
                .map(state -> HistoryEvent.builder()
                        .type("TaskStateEntered")
                        .stateEnteredEventDetails(d -> d.name(state))
                        .build());
        when(client.getExecutionHistory(any(GetExecutionHistoryRequest.class)))
                .thenReturn(GetExecutionHistoryResponse.builder()
                        .events(Stream.concat(Stream.of(started), entered).toList())
                        .build());
    }

    private static ExecutionListItem item(String name, ExecutionStatus status, Instant start) {
        return ExecutionListItem.builder()
                .executionArn("arn:" + name)
                .name(name)
                .status(status)
                .startDate(start)
                .build();
    }
}
