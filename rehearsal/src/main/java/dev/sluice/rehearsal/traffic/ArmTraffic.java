package dev.sluice.rehearsal.traffic;

import dev.sluice.domain.routing.Arm;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * Serves one arm's requests. Errors, hits and misses are drawn as Poisson streams of their own, which is the same as drawing
 * the requests and sorting them one by one.
 */
final class ArmTraffic {

    /** Standard deviation of the logarithm of an origin's latency; an assumption of ours. */
    private static final double LATENCY_SPREAD = .8;

    /**
     * By how much the logarithm of the p95 of n latencies strays, in units of {@link #LATENCY_SPREAD} / √n: √(.95 × .05)
     * over the normal density there, by the asymptotics of a sample quantile.
     */
    private static final double P95_STRAY = 2.11;

    private final Arm arm;
    private final ArmProfile profile;
    private final Draws draws;

    ArmTraffic(Arm arm, ArmProfile profile, RandomGenerator random) {
        this.arm = arm;
        this.profile = profile;
        this.draws = new Draws(random);
    }

    /** @param expected requests, 0 or more */
    ArmMinute serve(long index, Instant begin, double expected) {
        double errorRate = draws.rate(profile.errorRate().at(begin), profile.correlation());
        long errors = draws.poisson(expected * errorRate);
        double fine = expected * (1 - errorRate);
        double ratio = profile.cache().map(cache -> cache.serve(fine)).orElse(0.0);
        long hits = draws.poisson(fine * ratio);
        long misses = draws.poisson(fine * (1 - ratio));
        var hitRatio = profile.cache().isPresent() && hits + misses > 0
                ? OptionalDouble.of((double) hits / (hits + misses))
                : OptionalDouble.empty();
        return new ArmMinute(index, arm, errors + hits + misses, errors, hitRatio, latency(begin, misses));
    }

    private OptionalDouble latency(Instant begin, long misses) {
        if (misses == 0 || profile.latencyP95Millis().isEmpty()) {
            return OptionalDouble.empty();
        }
        double stray = LATENCY_SPREAD * P95_STRAY / Math.sqrt((double) misses) * draws.gaussian();
        return OptionalDouble.of(profile.latencyP95Millis().get().at(begin) * StrictMath.exp(stray));
    }
}
