package dev.sluice.rehearsal.states;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where an execution goes on.
 *
 * @param next a state's name; empty at the end
 * @param data that state's input, or the execution's output
 */
record Step(Optional<String> next, JsonNode data) {

    static Step to(String next, JsonNode data) {
        return new Step(Optional.of(next), data);
    }

    static Step end(JsonNode data) {
        return new Step(Optional.empty(), data);
    }
}
