package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.Scope;
import dev.sluice.rehearsal.states.language.Timestamps;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A state being executed, with what its expressions see of it: the Context Object (Step Functions guide,
 * input-output-contextobject).
 *
 * @param state its name
 * @param eventId of the history's event of its entry
 * @param raw its input as it came
 */
record Visit(Execution execution, String state, Instant entered, long eventId, JsonNode raw) {

    /** What it sees outside of a retry and without a token. */
    Scope scope() {
        return scope(0, Optional.empty());
    }

    /** @param retries of its task so far */
    Scope scope(int retries, Optional<String> token) {
        var machine = execution.machine();
        var context = Json.object(
                "Execution",
                Json.object(
                        "Id", execution.arn(),
                        "Input", execution.input(),
                        "Name", execution.name(),
                        "RoleArn", machine.roleArn(),
                        "StartTime", Timestamps.format(execution.startedAt())),
                "StateMachine",
                Json.object("Id", machine.arn(), "Name", machine.name()),
                "State",
                Json.object("EnteredTime", Timestamps.format(entered), "Name", state, "RetryCount", retries));
        token.ifPresent(t -> context.put("Task", Json.object("Token", t)));
        return new Scope(raw, Json.tree(context), execution.random());
    }
}
