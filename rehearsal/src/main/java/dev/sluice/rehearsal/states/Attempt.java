package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.StateFailure;
import dev.sluice.rehearsal.world.Signal;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One try of a task. Whoever ends it first wins; it is closed once nobody waits for it any more. */
final class Attempt {

    private final World world;
    private final Signal changes;
    private Instant lastSign;
    private Outcome outcome;
    private boolean closed;

    private sealed interface Outcome {
        record Result(JsonNode value) implements Outcome {}

        record Failure(StateFailure failure) implements Outcome {}
    }

    Attempt(World world) {
        this.world = world;
        this.changes = world.signal();
        this.lastSign = world.instant();
    }

    boolean isOpen() {
        return outcome == null && !closed;
    }

    void succeed(JsonNode result) {
        end(new Outcome.Result(result));
    }

    void fail(StateFailure failure) {
        end(new Outcome.Failure(failure));
    }

    void heartbeat() {
        lastSign = world.instant();
        changes.raise();
    }

    void close() {
        closed = true;
    }

    /**
     * Waits for the end.
     *
     * @throws StateFailure the task's, or {@code States.Timeout} when the time or a heartbeat is over, without a cause, as
     *     Step Functions was seen to report both
     */
    JsonNode await(Duration timeout, Optional<Duration> heartbeat) {
        var end = world.instant().plus(timeout);
        while (outcome == null) {
            var seen = lastSign;
            var due = heartbeat.map(seen::plus).filter(end::isAfter).orElse(end);
            var left = Duration.between(world.instant(), due);
            if (!changes.await(() -> outcome != null || lastSign.isAfter(seen), left)) {
                throw new StateFailure(StateFailure.TIMEOUT, null);
            }
        }
        return switch (outcome) {
            case Outcome.Result(var value) -> value;
            case Outcome.Failure(var failure) -> throw failure;
        };
    }

    private void end(Outcome end) {
        if (isOpen()) {
            outcome = end;
            changes.raise();
        }
    }
}
