package dev.sluice.domain.judge;

/** A wager against "the canary's error rate is at most a given rate". Mutable, with one owner. */
final class RateExcess {

    private static final double[] TIMES_THE_RATE = {1.2, 1.5, 2, 3, 6, 15, 50};
    private static final double[] SHARES = {.1, .2, .3, .2, .1, .05, .05};
    private static final double CAP = 5;

    private final RateLikelihood likelihood;
    private final EProcess wager;

    RateExcess(double rate, Onset onset) {
        this.likelihood = new RateLikelihood(TIMES_THE_RATE, rate);
        this.wager = new EProcess(SHARES, CAP, onset);
    }

    void observe(Counts counts, double rho) {
        wager.bet(likelihood.logE(counts, rho));
    }

    void beginStep() {
        wager.beginStep();
    }

    double value() {
        return wager.value();
    }
}
