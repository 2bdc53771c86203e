package dev.sluice.domain.cutover;

import java.time.Duration;

/**
 * How often to look at something that may last: each minute at first, then more and more seldom, so that the number of
 * looks grows as the logarithm of the time.
 *
 * @param denseMinutes for how long each minute, 1 or more
 */
record Cadence(long denseMinutes) {

    /**
     * Dense minutes of a whole ramp, shared by its steps. A week in steps of equal length, which needs the most looks, then
     * takes some 2,000 of 9 events each, whatever the number of steps: an execution has 25,000 events (Step Functions guide,
     * limits).
     */
    private static final long RAMP_MINUTES = 480;

    /** For steps of a ramp that has {@code steps} of them. */
    static Cadence ofRamp(int steps) {
        return new Cadence(Math.max(1, RAMP_MINUTES / steps));
    }

    /**
     * @param elapsed since it began, 0 or more
     * @return whole minutes, 1 or more
     */
    Duration interval(Duration elapsed) {
        return Duration.ofMinutes(Math.max(1, Math.ceilDiv(elapsed.toMinutes(), denseMinutes)));
    }
}
