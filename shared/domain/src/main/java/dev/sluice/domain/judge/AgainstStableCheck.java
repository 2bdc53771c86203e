package dev.sluice.domain.judge;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Does the canary fail more often than stable in the same minute? What hurts both, an outage of something they share, is
 * not the canary's fault. Given the errors of both arms together, the canary's are binomial: Lindon and Malek's conditional
 * two-sample test, minute by minute, with both counts deflated to as many independent requests as they are worth. It counts
 * only as far as the canary is also above a tolerated rate of its own, so that 0.03% against 0.01% rolls nothing back.
 *
 * @see <a href="https://arxiv.org/abs/2011.03567">Lindon, Malek: Anytime-valid inference for multinomial count data</a>
 */
final class AgainstStableCheck implements Check {

    private static final double[] TIMES_THE_MARGIN = {1.3, 2, 3, 6, 15};
    private static final double[] LOGS =
            Arrays.stream(TIMES_THE_MARGIN).map(Math::log).toArray();
    private static final double[] SHARES = {.2, .3, .25, .15, .1};

    /** Nats, one less than for the canary alone: a minute's bad luck of stable counts here too. */
    private static final double CAP = 4;

    /**
     * Below this ratio of stable's requests to the canary's, stable is no yardstick. Of effective requests: each arm's are
     * deflated to as many independent ones as they are worth, so both approach 1/rho and the ratio is closer to 1 than
     * that of the counts.
     */
    private static final double YARDSTICK = 1. / 20;

    private final double margin;
    private final double toleratedRate;
    private final EProcess ratio;
    private final RateExcess tolerated;
    private final Stretch stretch = new Stretch();
    private final double[] logE = new double[TIMES_THE_MARGIN.length];

    /** @param onset called for each of the two wagers */
    AgainstStableCheck(Limits limits, Supplier<Onset> onset) {
        this.margin = limits.timesStable();
        this.ratio = new EProcess(SHARES, CAP, onset.get());
        this.toleratedRate = limits.tolerated() * limits.errorRate();
        this.tolerated = new RateExcess(toleratedRate, onset.get());
    }

    @Override
    public void observe(Minute minute, double rho) {
        var canary = minute.canary();
        var stable = minute.stable();
        compare(canary, stable, 1 / rho - 1);
        ratio.bet(logE);
        tolerated.observe(canary, rho);
        if (!stable.isEmpty()) {
            double allowed = margin * stable.errors() / stable.requests() * canary.requests();
            stretch.add(minute.index(), canary.errors() - allowed, canary, stable);
        }
    }

    private void compare(Counts canary, Counts stable, double concentration) {
        double ofCanary = 1 / (1 + canary.requests() / concentration);
        double ofStable = 1 / (1 + stable.requests() / concentration);
        double n1 = canary.requests() * ofCanary;
        double n0 = stable.requests() * ofStable;
        double x1 = canary.errors() * ofCanary;
        double errors = x1 + stable.errors() * ofStable;
        if (n0 <= n1 * YARDSTICK) {
            Arrays.fill(logE, 0);
            return;
        }
        for (int i = 0; i < logE.length; i++) {
            double tilted = (margin * TIMES_THE_MARGIN[i] * n1 + n0) / (margin * n1 + n0);
            logE[i] = x1 * LOGS[i] - errors * Math.log(tilted);
        }
    }

    @Override
    public void beginStep() {
        ratio.beginStep();
        tolerated.beginStep();
    }

    /**
     * Against "no worse than stable, or within the tolerated rate": whichever holds, the smaller one is an e-value. One of
     * the two has to hold throughout: a canary that is excused by the one at first and by the other later is not covered.
     */
    @Override
    public double value() {
        return Math.min(ratio.value(), tolerated.value());
    }

    @Override
    public long since() {
        return stretch.since();
    }

    @Override
    public Reading reading() {
        double allowed = Math.clamp(margin * stretch.comparedRate(), toleratedRate, 1);
        return new Reading.AgainstStable(stretch.rate(), stretch.comparedRate(), allowed, stretch.minutes());
    }
}
