package dev.sluice.domain.judge;

/**
 * The mirror image of a check: a wager against "the canary's error rate is at least the margin times the limit". Absence of
 * evidence is not health, so a ramp goes on only when this one was won. It runs over the whole ramp and, once won, stays
 * won. Mutable, with one owner.
 */
final class HealthProof {

    /** Rates of a healthy canary, by the limit. */
    private static final double[] HEALTHY = {.05, .2, .4, .7};

    private static final double MOST_LOG = 200;
    private static final double MOST = 1e250;

    private final double limit;
    private final double needed;
    private final RateLikelihood likelihood;
    private final double[] wealth = new double[HEALTHY.length];
    private double value = 1;
    private boolean proved;
    private long minutes;
    private double requests;
    private double errors;

    HealthProof(Policy policy) {
        double margin = policy.risk().proofMargin();
        var ratios = new double[HEALTHY.length];
        for (int i = 0; i < HEALTHY.length; i++) {
            ratios[i] = HEALTHY[i] / margin;
            wealth[i] = 1. / HEALTHY.length;
        }
        this.limit = policy.limits().errorRate();
        this.needed = 1 / policy.risk().beta();
        this.likelihood = new RateLikelihood(ratios, margin * limit);
    }

    void observe(Counts canary, double rho) {
        minutes++;
        requests += canary.requests();
        errors += canary.errors();
        if (proved) {
            return;
        }
        double[] logE = likelihood.logE(canary, rho);
        double sum = 0;
        for (int i = 0; i < wealth.length; i++) {
            wealth[i] = Math.min(wealth[i] * Math.exp(Math.clamp(logE[i], -MOST_LOG, MOST_LOG)), MOST);
            sum += wealth[i];
        }
        value = sum;
        proved = sum >= needed;
    }

    boolean proved() {
        return proved;
    }

    /** The e-value so far; it rests once health is proved. */
    double value() {
        return value;
    }

    double needed() {
        return needed;
    }

    /** The error rate of the whole ramp so far. */
    Reading.ErrorRate reading() {
        return new Reading.ErrorRate(requests > 0 ? errors / requests : 0, limit, minutes);
    }
}
