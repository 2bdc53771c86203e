package dev.sluice.rehearsal.traffic;

import java.util.Optional;

/**
 * What an arm makes of the requests it gets.
 *
 * @param errorRate the share of requests that end in an error, 0–1
 * @param correlation of two requests of one minute in that, 0 or more and below 1; 0 when each fails for itself
 * @param cache empty for an arm without one
 * @param latencyP95Millis of fetches from its origin; empty when nobody measures it
 */
public record ArmProfile(
        Course errorRate, double correlation, Optional<WarmingCache> cache, Optional<Course> latencyP95Millis) {

    public ArmProfile {
        if (!(correlation >= 0 && correlation < 1)) {
            throw new IllegalArgumentException("a correlation is 0 or more and below 1, not " + correlation);
        }
    }

    /** An arm with errors and nothing else that is measured. */
    public static ArmProfile of(Course errorRate, double correlation) {
        return new ArmProfile(errorRate, correlation, Optional.empty(), Optional.empty());
    }

    public ArmProfile withCache(WarmingCache cache) {
        return new ArmProfile(errorRate, correlation, Optional.of(cache), latencyP95Millis);
    }

    public ArmProfile withLatency(Course p95Millis) {
        return new ArmProfile(errorRate, correlation, cache, Optional.of(p95Millis));
    }
}
