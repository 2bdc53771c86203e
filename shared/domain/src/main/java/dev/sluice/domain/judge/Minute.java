package dev.sluice.domain.judge;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One minute of one or two arms. What was not measured is empty; a mean over nothing (NaN) is the same as not measured.
 *
 * @param index counts minutes from any fixed origin, such as the epoch; at most 10^12 away from it
 * @param canary the arm under judgement
 * @param stable the arm it is compared with; {@link Counts#NONE} where there is none
 * @param hitRatio the canary's cache hits by cacheable requests, 0–1
 * @param latencyMillis the 95th percentile of the canary's latency, 0 or more
 */
public record Minute(long index, Counts canary, Counts stable, OptionalDouble hitRatio, OptionalDouble latencyMillis) {

    /** Some two million years, so that no difference of two minutes overflows. */
    private static final long FURTHEST = 1_000_000_000_000L;

    /** @throws IllegalArgumentException when the index, hit ratio or latency cannot be one; the message has the cure */
    public Minute {
        Objects.requireNonNull(canary, "canary");
        Objects.requireNonNull(stable, "stable");
        if (Math.abs(index) > FURTHEST || index == Long.MIN_VALUE) {
            throw new IllegalArgumentException(
                    "minute %d is too far from its origin. Count minutes, not milliseconds".formatted(index));
        }
        hitRatio = measured(hitRatio);
        latencyMillis = measured(latencyMillis);
        if (hitRatio.isPresent() && !(hitRatio.getAsDouble() >= 0 && hitRatio.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "minute %d: hit ratio %s is not between 0 and 1. Divide a percentage by 100"
                            .formatted(index, hitRatio.getAsDouble()));
        }
        if (latencyMillis.isPresent() && !(latencyMillis.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("minute %d: latency of %s ms. Leave it out where it is not known"
                    .formatted(index, latencyMillis.getAsDouble()));
        }
    }

    /** A minute of the canary alone. */
    public static Minute of(long index, Counts canary) {
        return new Minute(index, canary, Counts.NONE, OptionalDouble.empty(), OptionalDouble.empty());
    }

    public Minute withStable(Counts counts) {
        return new Minute(index, canary, counts, hitRatio, latencyMillis);
    }

    /** @param ratio 0–1, or NaN for not measured */
    public Minute withHitRatio(double ratio) {
        return new Minute(index, canary, stable, OptionalDouble.of(ratio), latencyMillis);
    }

    /** @param millis 0 or more, or NaN for not measured */
    public Minute withLatencyMillis(double millis) {
        return new Minute(index, canary, stable, hitRatio, OptionalDouble.of(millis));
    }

    private static OptionalDouble measured(OptionalDouble value) {
        return value.isPresent() && Double.isNaN(value.getAsDouble()) ? OptionalDouble.empty() : value;
    }
}
