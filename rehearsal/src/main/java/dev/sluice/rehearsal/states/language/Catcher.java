package dev.sluice.rehearsal.states.language;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a task goes on when it failed for good (specification, Fallback States).
 *
 * @param next the state to go to
 * @param resultPath where the error output goes in the state's raw input; empty means null, which drops it
 */
public record Catcher(ErrorNames errors, String next, Optional<ReferencePath> resultPath) {

    /** The input of the next state; the failed state's OutputPath has no say in it. */
    public JsonNode output(JsonNode rawInput, StateFailure failure) {
        return resultPath.map(path -> path.put(rawInput, failure.output())).orElse(rawInput);
    }
}
