package dev.sluice.domain.judge;

/**
 * Does a warm cache fall below the floor? A cold one may: the check is armed by three blocks in a row at or above the
 * floor, and a purge disarms it until the cache is warm again. Counts are minutes late: those from before a purge that arrive
 * after it say nothing about the cache as it is. Each block wagers a fraction of the wealth at the best odds
 * that are fair while the mean is at least the floor, whatever the distribution.
 *
 * @see <a href="https://arxiv.org/abs/2010.09686">Waudby-Smith, Ramdas: Estimating means of bounded random variables by
 *     betting</a>
 */
final class HitRatioCheck implements Check {

    /** Requests that make a block: a ratio of fewer says little, and a wager on it less. */
    private static final long BLOCK = 100;

    private static final int WARM_BLOCKS = 3;

    /** How much of the wealth a block with nothing but hits would cost. */
    private static final double[] FRACTIONS = {.1, .25, .5, .8};

    private static final double[] SHARES = {.25, .25, .25, .25};

    private final double floor;
    private final EProcess wager;
    private final Stretch stretch = new Stretch();
    private final double[] logE = new double[FRACTIONS.length];
    private long newestPurge = Long.MIN_VALUE;
    private int warmBlocks;
    private boolean everArmed;
    private double requests;
    private double hits;

    HitRatioCheck(double floor, Onset onset) {
        this.floor = floor;
        this.wager = new EProcess(SHARES, Double.POSITIVE_INFINITY, onset);
    }

    @Override
    public void observe(Minute minute, double rho) {
        if (minute.hitRatio().isEmpty() || minute.index() <= newestPurge) {
            return;
        }
        requests += minute.canary().requests();
        hits += minute.hitRatio().getAsDouble() * minute.canary().requests();
        if (requests >= BLOCK) {
            judge(minute.index(), Math.min(hits / requests, 1));
            requests = 0;
            hits = 0;
        }
    }

    private void judge(long index, double ratio) {
        if (!armed()) {
            warmBlocks = ratio >= floor ? warmBlocks + 1 : 0;
            everArmed |= armed();
            return;
        }
        double shortfall = (floor - ratio) / (1 - floor);
        for (int i = 0; i < logE.length; i++) {
            logE[i] = Math.log(1 + FRACTIONS[i] * shortfall);
        }
        wager.bet(logE);
        stretch.add(index, floor - ratio, ratio, 1);
    }

    @Override
    public void purged(long index) {
        newestPurge = Math.max(newestPurge, index);
        warmBlocks = 0;
        requests = 0;
        hits = 0;
    }

    /** Whether the cache is warm, so that a low hit ratio is a fault. */
    boolean armed() {
        return warmBlocks == WARM_BLOCKS;
    }

    @Override
    public void beginStep() {
        wager.beginStep();
    }

    @Override
    public double value() {
        return everArmed ? wager.value() : 0;
    }

    @Override
    public long since() {
        return stretch.since();
    }

    @Override
    public Reading reading() {
        return new Reading.HitRatio(stretch.rate(), floor, stretch.minutes());
    }
}
