package dev.sluice.rehearsal.traffic;

import dev.sluice.domain.routing.Arm;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What one arm served within one minute.
 *
 * @param index minutes between the world's start and the beginning of this one
 * @param requests all of them, errors included
 * @param hitRatio of the requests that were no errors, 0–1; empty without such requests or without a cache
 * @param latencyP95Millis of the origin; empty when it was not asked or nobody measures it
 */
public record ArmMinute(
        long index, Arm arm, long requests, long errors, OptionalDouble hitRatio, OptionalDouble latencyP95Millis) {

    public Instant begin() {
        return World.START.plus(Duration.ofMinutes(index));
    }
}
