package dev.sluice.rehearsal.cutover;

import java.time.Duration;
import java.util.Optional;

/**
 * What a cutover meets.
 *
 * @param requestsPerSecond of the site, on both arms together
 * @param stableErrorRate the share of stable's requests that fail, 0–1
 * @param canaryErrorRate the share of the canary's requests that fail while it is well, 0–1
 * @param correlation of two requests of one minute in failing, 0–1
 * @param fault what befalls the canary; empty for a good release
 */
public record Conditions(
        double requestsPerSecond,
        double stableErrorRate,
        double canaryErrorRate,
        double correlation,
        Optional<Fault> fault) {

    /** A site with some 1,000 requests a second whose 0.3% of errors come a little together, and a release like the last. */
    public static final Conditions HEALTHY = new Conditions(1_000, .003, .003, .001, Optional.empty());

    /** The same site, and a release that fails 2% of its requests from the first one on. */
    public static final Conditions BAD_RELEASE = HEALTHY.with(new Fault(Duration.ZERO, .02));

    /** The same site, and a canary that begins to fail 3% of its requests when it has a quarter of them. */
    public static final Conditions LATE_FAULT = HEALTHY.with(new Fault(Duration.ofMinutes(29), .03));

    /**
     * @param after from the start of the cutover
     * @param errorRate the share of the canary's requests that fail from then on, 0–1
     */
    public record Fault(Duration after, double errorRate) {}

    public Conditions with(Fault other) {
        return new Conditions(requestsPerSecond, stableErrorRate, canaryErrorRate, correlation, Optional.of(other));
    }

    public Conditions withRequestsPerSecond(double other) {
        return new Conditions(other, stableErrorRate, canaryErrorRate, correlation, fault);
    }

    /** While nothing is wrong, on both arms. */
    public Conditions withErrorRate(double other) {
        return new Conditions(requestsPerSecond, other, other, correlation, fault);
    }
}
