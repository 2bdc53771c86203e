package dev.sluice.domain.judge;

import java.util.OptionalDouble;

/**
 * What counts as a fault.
 *
 * @param errorRate errors by requests that the canary must not exceed, .000001–.999999
 * @param timesStable how many times stable's error rate the canary's may be, 1–100
 * @param tolerated share of {@code errorRate} up to which being worse than stable is nobody's concern, .01–1
 * @param hitRatio cache hits by requests below which a warm cache must not fall, .000001–.999999
 * @param latencyMillis what the 95th percentile may exceed in one minute of ten, 1–3,600,000; empty where latency is not judged
 */
public record Limits(
        double errorRate, double timesStable, double tolerated, double hitRatio, OptionalDouble latencyMillis) {

    private static final double LEAST_RATIO = .000001;
    private static final double MOST_RATIO = .999999;
    private static final double HOUR_IN_MILLIS = 3_600_000;

    public static final Limits DEFAULT = new Limits(.01, 1.25, .5, .8, OptionalDouble.empty());

    /** @throws IllegalArgumentException when a limit is outside its range; the message names it */
    public Limits {
        Ranges.within("error rate limit", errorRate, LEAST_RATIO, MOST_RATIO);
        Ranges.within("limit of times stable's error rate", timesStable, 1, 100);
        Ranges.within("tolerated share of the error rate limit", tolerated, .01, 1);
        Ranges.within("hit ratio floor", hitRatio, LEAST_RATIO, MOST_RATIO);
        if (latencyMillis.isPresent()) {
            Ranges.within("latency limit in ms", latencyMillis.getAsDouble(), 1, HOUR_IN_MILLIS);
        }
    }
}
