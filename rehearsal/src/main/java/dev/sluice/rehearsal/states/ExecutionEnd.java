package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.StateFailure;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import tools.jackson.databind.JsonNode;

/**
 * How an execution ended.
 *
 * @param status any but RUNNING
 * @param output null unless it succeeded
 * @param error null when it succeeded, and when nobody gave one
 * @param cause null when it succeeded, and when there is none
 */
public record ExecutionEnd(ExecutionStatus status, Instant at, JsonNode output, String error, String cause) {

    static ExecutionEnd succeeded(Instant at, JsonNode output) {
        return new ExecutionEnd(ExecutionStatus.SUCCEEDED, at, output, null, null);
    }

    /** A task's own time-out that nobody caught is a failure too, as was seen. */
    static ExecutionEnd failed(Instant at, StateFailure failure) {
        return new ExecutionEnd(ExecutionStatus.FAILED, at, null, failure.error(), failure.explanation());
    }

    static ExecutionEnd aborted(Instant at, String error, String cause) {
        return new ExecutionEnd(ExecutionStatus.ABORTED, at, null, error, cause);
    }

    /** The state machine's TimeoutSeconds, which no catcher catches. */
    static ExecutionEnd timedOut(Instant at) {
        return new ExecutionEnd(ExecutionStatus.TIMED_OUT, at, null, StateFailure.TIMEOUT, null);
    }

    HistoryEventType event() {
        return switch (status) {
            case SUCCEEDED -> HistoryEventType.EXECUTION_SUCCEEDED;
            case FAILED -> HistoryEventType.EXECUTION_FAILED;
            case ABORTED -> HistoryEventType.EXECUTION_ABORTED;
            default -> HistoryEventType.EXECUTION_TIMED_OUT;
        };
    }

    /** In one line. */
    @Override
    public String toString() {
        return status + (error == null ? "" : " " + error) + (cause == null ? "" : ": " + cause);
    }
}
