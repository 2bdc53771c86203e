package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.AwsError;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.StateFailure;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Step Functions' operations on the simulated state machines, in the words of the SDK. */
final class StatesApi implements SfnClient {

    private final SimulatedStepFunctions service;

    StatesApi(SimulatedStepFunctions service) {
        this.service = service;
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        var name = request.name() == null
                ? new UUID(service.random().nextLong(), service.random().nextLong()).toString()
                : request.name();
        var execution =
                machine(request.stateMachineArn()).start(name, request.input() == null ? "{}" : request.input());
        return StartExecutionResponse.builder()
                .executionArn(execution.arn())
                .startDate(execution.startedAt())
                .build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        var execution = execution(request.executionArn());
        var response = DescribeExecutionResponse.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.machine().arn())
                .name(execution.name())
                .startDate(execution.startedAt())
                .input(execution.rawInput())
                .inputDetails(d -> d.included(true))
                .status(ExecutionStatus.RUNNING);
        execution
                .describedEnd()
                .ifPresent(end -> response.status(end.status())
                        .stopDate(end.at())
                        .output(end.output() == null ? null : end.output().toString())
                        .error(end.error())
                        .cause(end.cause()));
        return response.build();
    }

    /** The newest first; an execution's start and end show a little late. */
    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        var items = machine(request.stateMachineArn()).executions().reversed().stream()
                .filter(Execution::isListed)
                .map(StatesApi::item)
                .filter(item -> request.statusFilter() == null || request.statusFilter() == item.status())
                .toList();
        var page = Page.of(items, request.nextToken(), request.maxResults());
        return ListExecutionsResponse.builder()
                .executions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static ExecutionListItem item(Execution execution) {
        var end = execution.listedEnd();
        return ExecutionListItem.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.machine().arn())
                .name(execution.name())
                .status(end.map(ExecutionEnd::status).orElse(ExecutionStatus.RUNNING))
                .startDate(execution.startedAt())
                .stopDate(end.map(ExecutionEnd::at).orElse(null))
                .build();
    }

    @Override
    public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        List<HistoryEvent> events = execution(request.executionArn()).history();
        var page = Page.of(
                Boolean.TRUE.equals(request.reverseOrder()) ? events.reversed() : events,
                request.nextToken(),
                request.maxResults());
        return GetExecutionHistoryResponse.builder()
                .events(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /** An execution that has ended stays as it ended. */
    @Override
    public StopExecutionResponse stopExecution(StopExecutionRequest request) {
        var execution = execution(request.executionArn());
        execution.stop(request.error(), request.cause());
        return StopExecutionResponse.builder()
                .stopDate(execution.end().orElseThrow().at())
                .build();
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        var attempt = service.tokens().waiting(request.taskToken());
        try {
            attempt.succeed(Json.parse(request.output()));
        } catch (IllegalArgumentException e) {
            throw AwsError.of(
                    InvalidOutputException.builder(), 400, "InvalidOutput", "Invalid Output: " + e.getMessage());
        }
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        var error = request.error() == null ? "" : request.error();
        service.tokens().waiting(request.taskToken()).fail(new StateFailure(error, request.cause()));
        return SendTaskFailureResponse.builder().build();
    }

    @Override
    public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
        service.tokens().waiting(request.taskToken()).heartbeat();
        return SendTaskHeartbeatResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private SimulatedStateMachine machine(String arn) {
        return service.machine(arn)
                .orElseThrow(() -> AwsError.of(
                        StateMachineDoesNotExistException.builder(),
                        400,
                        "StateMachineDoesNotExist",
                        "State Machine Does Not Exist: '%s'".formatted(arn)));
    }

    private Execution execution(String arn) {
        return service.execution(arn)
                .orElseThrow(() -> AwsError.of(
                        ExecutionDoesNotExistException.builder(),
                        400,
                        "ExecutionDoesNotExist",
                        "Execution Does Not Exist: '%s'".formatted(arn)));
    }
}
