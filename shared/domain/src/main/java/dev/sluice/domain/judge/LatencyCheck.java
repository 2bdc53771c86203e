package dev.sluice.domain.judge;

/**
 * Is the canary slow more often than one minute in ten? Percentiles of different minutes do not add up, so each minute is a
 * coin: was its 95th percentile above the limit?
 */
final class LatencyCheck implements Check {

    /** How often a healthy canary's minute may be slow. */
    private static final double ALLOWED = .1;

    /** Below this the 95th percentile is the slowest request. */
    private static final long LEAST_REQUESTS = 20;

    private static final double[] SLOW = {.2, .35, .6, .9};
    private static final double[] SHARES = {.25, .25, .25, .25};

    private final double limitMillis;
    private final EProcess wager;
    private final Stretch stretch = new Stretch();
    private final double[] ofSlow = new double[SLOW.length];
    private final double[] ofQuick = new double[SLOW.length];
    private boolean measured;

    LatencyCheck(double limitMillis, Onset onset) {
        this.limitMillis = limitMillis;
        this.wager = new EProcess(SHARES, Double.POSITIVE_INFINITY, onset);
        for (int i = 0; i < SLOW.length; i++) {
            ofSlow[i] = Math.log(SLOW[i] / ALLOWED);
            ofQuick[i] = Math.log((1 - SLOW[i]) / (1 - ALLOWED));
        }
    }

    @Override
    public void observe(Minute minute, double rho) {
        if (minute.latencyMillis().isEmpty() || minute.canary().requests() < LEAST_REQUESTS) {
            return;
        }
        measured = true;
        boolean slow = minute.latencyMillis().getAsDouble() > limitMillis;
        wager.bet(slow ? ofSlow : ofQuick);
        stretch.add(minute.index(), (slow ? 1 : 0) - ALLOWED, slow ? 1 : 0, 1);
    }

    @Override
    public void beginStep() {
        wager.beginStep();
    }

    @Override
    public double value() {
        return measured ? wager.value() : 0;
    }

    @Override
    public long since() {
        return stretch.since();
    }

    @Override
    public Reading reading() {
        return new Reading.Latency(Math.round(stretch.part()), stretch.minutes(), ALLOWED, limitMillis);
    }
}
