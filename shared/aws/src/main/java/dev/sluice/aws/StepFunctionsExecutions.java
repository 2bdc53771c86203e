package dev.sluice.aws;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Executions;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/** The executions of the cutover's state machine. Listings show what happened some seconds late. */
public final class StepFunctionsExecutions implements Executions {

    /** The state that moves weight, by its name in {@code cutover.asl.json}. */
    private static final String SHIFTS = "ShiftWeight";

    /** Step Functions API Reference, ListExecutions and GetExecutionHistory. */
    private static final int LARGEST_PAGE = 1_000;

    /** Step Functions API Reference, StopExecution. */
    private static final int LONGEST_CAUSE = 32_768;

    private final SfnClient stepFunctions;
    private final String stateMachineArn;

    public StepFunctionsExecutions(SfnClient stepFunctions, String stateMachineArn) {
        this.stepFunctions = stepFunctions;
        this.stateMachineArn = stateMachineArn;
    }

    /** One page: a site has a cutover now and then, and only the newest decide anything. */
    @Override
    public List<Run> of(Site site) {
        var request = ListExecutionsRequest.builder()
                .stateMachineArn(stateMachineArn)
                .maxResults(LARGEST_PAGE)
                .build();
        return SdkFailure.translate(
                        "states:ListExecutions",
                        "state machine " + stateMachineArn,
                        () -> stepFunctions.listExecutions(request))
                .executions()
                .stream()
                .filter(execution -> execution.name().startsWith(site.executionPrefix()))
                .map(StepFunctionsExecutions::run)
                .toList();
    }

    @Override
    public void stop(String arn, String cause) {
        var request = StopExecutionRequest.builder()
                .executionArn(arn)
                .error("RolledBack")
                .cause(cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)))
                .build();
        SdkFailure.translate("states:StopExecution", "execution " + arn, () -> {
            try {
                return stepFunctions.stopExecution(request);
            } catch (ExecutionDoesNotExistException e) {
                // It ended so long ago that it is forgotten.
                return null;
            }
        });
    }

    /** The first page of its history is enough: before the first shift there is little to do. */
    @Override
    public boolean hasShifted(String arn) {
        var request = GetExecutionHistoryRequest.builder()
                .executionArn(arn)
                .maxResults(LARGEST_PAGE)
                .includeExecutionData(false)
                .build();
        return SdkFailure.translate(
                        "states:GetExecutionHistory",
                        "execution " + arn,
                        () -> stepFunctions.getExecutionHistory(request))
                .events()
                .stream()
                .flatMap(event -> Optional.ofNullable(event.stateEnteredEventDetails()).stream())
                .map(StateEnteredEventDetails::name)
                .anyMatch(SHIFTS::equals);
    }

    @Override
    public Optional<String> causeOfEnd(String arn) {
        var request = DescribeExecutionRequest.builder().executionArn(arn).build();
        return Optional.ofNullable(SdkFailure.translate(
                        "states:DescribeExecution", "execution " + arn, () -> stepFunctions.describeExecution(request))
                .cause());
    }

    private static Run run(ExecutionListItem execution) {
        return new Run(
                execution.executionArn(),
                status(execution.status()),
                execution.startDate(),
                Optional.ofNullable(execution.stopDate()));
    }

    /** One that is to be redriven runs on; so may one in a state nobody had thought of. */
    private static Status status(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED -> Status.SUCCEEDED;
            case FAILED -> Status.FAILED;
            case TIMED_OUT -> Status.TIMED_OUT;
            case ABORTED -> Status.ABORTED;
            case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> Status.RUNNING;
        };
    }
}
