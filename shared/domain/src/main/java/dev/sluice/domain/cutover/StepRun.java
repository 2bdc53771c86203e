package dev.sluice.domain.cutover;

import dev.sluice.domain.routing.Change;
import java.time.Instant;
import java.util.Optional;

/**
 * A step of the ramp that was begun.
 *
 * @param percent of the traffic for the canary
 * @param shiftedAt when its change was accepted
 * @param liveAt when its change was seen to be live; empty before
 */
public record StepRun(int percent, Instant shiftedAt, Change change, Optional<Instant> liveAt) {

    StepRun live(Instant at) {
        return new StepRun(percent, shiftedAt, change, Optional.of(at));
    }
}
