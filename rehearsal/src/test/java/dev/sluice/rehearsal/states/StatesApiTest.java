package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.world.Delay;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

final class StatesApiTest {

    private static final StepFunctionsSettings LATE = new StepFunctionsSettings(
            Delay.NONE,
            Delay.exactly(Duration.ofSeconds(5)),
            Delay.exactly(Duration.ofSeconds(2)),
            Delay.exactly(Duration.ofSeconds(3)),
            0);
    private final StatesStage stage = new StatesStage(LATE);
    private final SfnClient client = stage.service.client("handler");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void the_same_name_and_input_is_the_same_execution_while_it_runs() {
        var machine = resting(60);

        play(() -> {
            var first = client.startExecution(
                    r -> r.stateMachineArn(machine.arn()).name("a").input("{}"));
            var second = client.startExecution(
                    r -> r.stateMachineArn(machine.arn()).name("a").input("{}"));

            assertThat(second.executionArn())
                    .isEqualTo(first.executionArn())
                    .isEqualTo("arn:aws:states:us-east-1:123456789012:execution:machine:a");
            assertThat(second.startDate()).isEqualTo(first.startDate());
            assertThatThrownBy(() -> client.startExecution(
                            r -> r.stateMachineArn(machine.arn()).name("a").input("{\"b\":1}")))
                    .isInstanceOf(ExecutionAlreadyExistsException.class);
        });

        assertThat(machine.executions()).hasSize(1);
    }

    @Test
    void a_name_is_free_again_90_days_after_its_execution_ended() {
        var machine = resting(1);

        play(() -> machine.start("a", "{}").await());
        play(() ->
                assertThatThrownBy(() -> machine.start("a", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class));
        stage.stage.world.runFor(Duration.ofDays(89));
        play(() ->
                assertThatThrownBy(() -> machine.start("a", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class));
        stage.stage.world.runFor(Duration.ofDays(1).plusMinutes(1));
        play(() -> machine.start("a", "{}"));

        assertThat(machine.executions())
                .singleElement()
                .satisfies(e -> assertThat(e.startedAt())
                        .isAfter(stage.stage.world.instant().minusSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "a:b",
                "a*",
                "{a}",
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890x"
            })
    void what_can_be_no_name_is_refused(String name) {
        var machine = resting(1);

        play(() -> assertThatThrownBy(() -> client.startExecution(
                        r -> r.stateMachineArn(machine.arn()).name(name)))
                .isInstanceOf(InvalidNameException.class));
    }

    @Test
    void an_input_that_is_no_json_or_too_large_is_refused() {
        var machine = resting(1);

        play(() -> {
            for (var input : List.of("{", Json.write("x".repeat(262_143)))) {
                assertThatThrownBy(() -> client.startExecution(
                                r -> r.stateMachineArn(machine.arn()).name("a").input(input)))
                        .isInstanceOf(InvalidExecutionInputException.class);
            }
        });
    }

    @Test
    void what_does_not_exist_is_named() {
        var machine = resting(1);

        play(() -> {
            assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(machine.arn() + "x")))
                    .isInstanceOf(StateMachineDoesNotExistException.class)
                    .hasMessageContaining("machinex");
            assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn("nonsense")))
                    .isInstanceOf(ExecutionDoesNotExistException.class)
                    .hasMessageContaining("nonsense");
        });
    }

    @Test
    void a_start_without_name_and_input_gets_both() {
        var machine = resting(1);

        var arn = stage.stage.play(() ->
                client.startExecution(r -> r.stateMachineArn(machine.arn())).executionArn());

        assertThat(machine.executions()).singleElement().satisfies(e -> {
            assertThat(e.arn()).isEqualTo(arn);
            assertThat(e.input()).hasToString("{}");
        });
    }

    @Test
    void a_description_knows_of_the_end_a_little_late() {
        var machine = resting(60);

        play(() -> {
            var arn = machine.start("a", "{\"x\":1}").arn();
            stage.stage.world.pause(Duration.ofSeconds(61));
            assertThat(client.describeExecution(r -> r.executionArn(arn)).status())
                    .isEqualTo(ExecutionStatus.RUNNING);

            stage.stage.world.pause(Duration.ofSeconds(2));
            var described = client.describeExecution(r -> r.executionArn(arn));
            assertThat(described.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(described.output()).isEqualTo("{\"x\":1}");
            assertThat(described.stopDate()).isEqualTo(described.startDate().plusSeconds(60));
        });
    }

    @Test
    void a_listing_knows_of_starts_and_ends_a_little_late() {
        var machine = resting(60);

        play(() -> {
            machine.start("a", "{}");
            assertThat(names(machine, null)).isEmpty();

            stage.stage.world.pause(Duration.ofSeconds(10));
            assertThat(names(machine, ExecutionStatus.RUNNING)).containsExactly("a");

            stage.stage.world.pause(Duration.ofSeconds(53));
            assertThat(names(machine, ExecutionStatus.RUNNING)).containsExactly("a");

            stage.stage.world.pause(Duration.ofSeconds(5));
            assertThat(names(machine, ExecutionStatus.RUNNING)).isEmpty();
            assertThat(names(machine, ExecutionStatus.SUCCEEDED)).containsExactly("a");
        });
    }

    @Test
    void a_listing_comes_in_pages_the_newest_first() {
        var machine = resting(600);

        play(() -> {
            for (var name : List.of("a", "b", "c", "d", "e")) {
                machine.start(name, "{}");
                stage.stage.world.pause(Duration.ofSeconds(10));
            }
            assertThat(client.listExecutionsPaginator(
                                    r -> r.stateMachineArn(machine.arn()).maxResults(2))
                            .executions())
                    .extracting(ExecutionListItem::name)
                    .containsExactly("e", "d", "c", "b", "a");
        });
        assertThat(stage.stage.aws.log().count("states:ListExecutions")).isEqualTo(3);
    }

    @Test
    void a_stop_ends_an_execution_once() {
        var machine = resting(600);

        play(() -> {
            var arn = machine.start("a", "{}").arn();
            var first = client.stopExecution(
                    r -> r.executionArn(arn).error("RolledBack").cause("alarm"));
            stage.stage.world.pause(Duration.ofSeconds(30));
            var second = client.stopExecution(r -> r.executionArn(arn).error("Other"));
            var described = client.describeExecution(r -> r.executionArn(arn));

            assertThat(second.stopDate()).isEqualTo(first.stopDate());
            assertThat(described.status()).isEqualTo(ExecutionStatus.ABORTED);
            assertThat(described.error()).isEqualTo("RolledBack");
            assertThat(described.cause()).isEqualTo("alarm");
        });
    }

    @Test
    void a_history_comes_in_both_directions() {
        var machine = resting(1);

        play(() -> {
            var execution = machine.start("a", "{}");
            execution.await();
            var forward =
                    client
                            .getExecutionHistoryPaginator(
                                    r -> r.executionArn(execution.arn()).maxResults(2))
                            .events()
                            .stream()
                            .toList();
            var last = client.getExecutionHistory(
                    r -> r.executionArn(execution.arn()).maxResults(1).reverseOrder(true));

            assertThat(forward)
                    .extracting(HistoryEvent::typeAsString)
                    .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded");
            assertThat(last.events()).containsExactly(forward.getLast());
        });
    }

    private SimulatedStateMachine resting(int seconds) {
        return stage.machine("\"Rest\":{\"Type\":\"Wait\",\"Seconds\":%d,\"End\":true}".formatted(seconds));
    }

    private List<String> names(SimulatedStateMachine machine, ExecutionStatus status) {
        return client.listExecutions(r -> r.stateMachineArn(machine.arn()).statusFilter(status)).executions().stream()
                .map(ExecutionListItem::name)
                .toList();
    }

    private void play(Runnable body) {
        stage.stage.play(body);
    }

    private void play(Supplier<?> body) {
        stage.stage.play(body::get);
    }
}
