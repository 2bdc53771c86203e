package dev.sluice.rehearsal.world;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long something takes: log-normal, as latencies of networks and queues are, and cut off at the top.
 *
 * @param median half of the draws are shorter
 * @param p95 19 of 20 draws are shorter; at least {@code median}
 * @param most no draw is longer; at least {@code p95}
 */
public record Delay(Duration median, Duration p95, Duration most) {

    public static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** The standard normal distribution's 95th percentile. */
    private static final double Z95 = 1.6448536269514722;

    public Delay {
        if (median.isNegative() || p95.compareTo(median) < 0 || most.compareTo(p95) < 0) {
            throw new IllegalArgumentException(
                    "a delay needs 0 <= median <= p95 <= most, not %s, %s, %s".formatted(median, p95, most));
        }
    }

    public static Delay ofMillis(long median, long p95, long most) {
        return new Delay(Duration.ofMillis(median), Duration.ofMillis(p95), Duration.ofMillis(most));
    }

    /** Always the same. */
    public static Delay exactly(Duration duration) {
        return new Delay(duration, duration, duration);
    }

    public Duration draw(RandomGenerator random) {
        if (median.equals(most)) {
            return median;
        }
        double sigma = StrictMath.log((double) p95.toNanos() / median.toNanos()) / Z95;
        double nanos = median.toNanos() * StrictMath.exp(sigma * random.nextGaussian());
        return Duration.ofNanos((long) Math.min(nanos, (double) most.toNanos()));
    }
}
