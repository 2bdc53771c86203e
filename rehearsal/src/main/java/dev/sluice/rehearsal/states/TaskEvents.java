package dev.sluice.rehearsal.states;

import static software.amazon.awssdk.services.sfn.model.HistoryEventType.LAMBDA_FUNCTION_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.LAMBDA_FUNCTION_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.LAMBDA_FUNCTION_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SUBMITTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_TIMED_OUT;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.language.Resource;
import dev.sluice.rehearsal.states.language.StateFailure;
import tools.jackson.databind.JsonNode;

/** How an attempt of a task shows in the history, which differs between a function's ARN and an integration. */
final class TaskEvents {

    private final History history;
    private final Resource resource;

    TaskEvents(History history, Resource resource) {
        this.history = history;
        this.resource = resource;
    }

    /** It was handed over, and work began. */
    void started(JsonNode payload) {
        switch (resource) {
            case Resource.Function(var name) -> {
                history.add(
                        LAMBDA_FUNCTION_SCHEDULED,
                        e -> e.lambdaFunctionScheduledEventDetails(
                                d -> d.resource(LambdaRuntime.arn(name)).input(payload.toString())));
                history.add(LAMBDA_FUNCTION_STARTED, e -> e);
            }
            case Resource.Integration task -> {
                history.add(
                        TASK_SCHEDULED,
                        e -> e.taskScheduledEventDetails(d -> d.resourceType(task.service())
                                .resource(task.operation())
                                .region(SimulatedAws.REGION)
                                .parameters(payload.toString())));
                history.add(
                        TASK_STARTED,
                        e -> e.taskStartedEventDetails(
                                d -> d.resourceType(task.service()).resource(task.operation())));
            }
        }
    }

    /** The call came back, and the task waits for its token. */
    void submitted(Resource.Integration task, JsonNode response) {
        history.add(
                TASK_SUBMITTED,
                e -> e.taskSubmittedEventDetails(d -> d.resourceType(task.service())
                        .resource(task.operation())
                        .output(response.toString())));
    }

    void succeeded(JsonNode result) {
        switch (resource) {
            case Resource.Function function ->
                history.add(
                        LAMBDA_FUNCTION_SUCCEEDED,
                        e -> e.lambdaFunctionSucceededEventDetails(d -> d.output(result.toString())));
            case Resource.Integration task ->
                history.add(
                        TASK_SUCCEEDED,
                        e -> e.taskSucceededEventDetails(d -> d.resourceType(task.service())
                                .resource(task.operation())
                                .output(result.toString())));
        }
    }

    void failed(StateFailure failure) {
        var error = failure.error();
        var cause = failure.explanation();
        boolean timedOut = error.equals(StateFailure.TIMEOUT);
        switch (resource) {
            case Resource.Function function
            when timedOut ->
                history.add(
                        LAMBDA_FUNCTION_TIMED_OUT,
                        e -> e.lambdaFunctionTimedOutEventDetails(
                                d -> d.error(error).cause(cause)));
            case Resource.Function function ->
                history.add(
                        LAMBDA_FUNCTION_FAILED,
                        e -> e.lambdaFunctionFailedEventDetails(
                                d -> d.error(error).cause(cause)));
            case Resource.Integration task
            when timedOut ->
                history.add(
                        TASK_TIMED_OUT,
                        e -> e.taskTimedOutEventDetails(d -> d.resourceType(task.service())
                                .resource(task.operation())
                                .error(error)
                                .cause(cause)));
            case Resource.Integration task ->
                history.add(
                        TASK_FAILED,
                        e -> e.taskFailedEventDetails(d -> d.resourceType(task.service())
                                .resource(task.operation())
                                .error(error)
                                .cause(cause)));
        }
    }
}
