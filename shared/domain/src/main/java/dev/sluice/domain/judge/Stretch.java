package dev.sluice.domain.judge;

/**
 * The minutes a reason speaks of: those since the excess over a limit, added up, was last at zero. This is where Page's
 * CUSUM puts the beginning of a fault, so a reason never averages it with the healthy hours before. Mutable, with one
 * owner.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page, Continuous inspection schemes, 1954</a>
 */
final class Stretch {

    private double excess;
    private long since;
    private long minutes;
    private double part;
    private double whole;
    private double comparedPart;
    private double comparedWhole;

    /**
     * @param index of the minute
     * @param over by how much it lies above its limit; negative below it
     * @param part the numerator of the rate it is about
     * @param whole its denominator
     */
    void add(long index, double over, double part, double whole) {
        if (excess <= 0) {
            excess = 0;
            since = index;
            minutes = 0;
            this.part = 0;
            this.whole = 0;
            comparedPart = 0;
            comparedWhole = 0;
        }
        excess += over;
        minutes++;
        this.part += part;
        this.whole += whole;
    }

    /** @param compared what an error rate is compared with, in the same minute */
    void add(long index, double over, Counts counts, Counts compared) {
        add(index, over, (double) counts.errors(), (double) counts.requests());
        comparedPart += compared.errors();
        comparedWhole += compared.requests();
    }

    /** The index of its first minute; 0 while nothing was added. */
    long since() {
        return since;
    }

    long minutes() {
        return minutes;
    }

    /** 0 while nothing was added. */
    double rate() {
        return whole > 0 ? part / whole : 0;
    }

    double comparedRate() {
        return comparedWhole > 0 ? comparedPart / comparedWhole : 0;
    }

    double part() {
        return part;
    }
}
