package dev.sluice.domain.cutover;

import dev.sluice.domain.routing.Change;
import java.time.Duration;
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

    /**
     * The step's first minute for the judge: the last that is not wholly its own, for resolvers may still answer as before
     * until the TTL has passed since the change was live. So the one after it is whole.
     *
     * @return its index since the epoch
     */
    long firstMinute(Duration ttl) {
        var settled = liveAt.orElseThrow().plus(ttl);
        return Math.floorDiv(settled.minusNanos(1).getEpochSecond(), 60);
    }
}
