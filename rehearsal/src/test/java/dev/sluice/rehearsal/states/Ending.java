package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.json.Json;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * How an execution ended, and the states it went through, for comparison.
 *
 * @param cause null for the runtime's own errors: their words are each interpreter's
 */
record Ending(ExecutionStatus status, String output, String error, String cause, List<String> path) {

    Ending {
        output = output == null ? null : Json.parse(output).toString();
        cause = error == null || error.startsWith("States.") ? null : cause;
    }

    /** The same in another region, as far as the output names it. */
    Ending moved(String from, String to) {
        return new Ending(status, output == null ? null : output.replace(from, to), error, cause, path);
    }

    static Ending of(DescribeExecutionResponse end, List<String> path) {
        return new Ending(end.status(), end.output(), end.error(), end.cause(), path);
    }

    static Ending of(Execution execution) {
        var end = execution.end().orElseThrow();
        var output = end.output() == null ? null : end.output().toString();
        return new Ending(end.status(), output, end.error(), end.cause(), execution.path());
    }
}
