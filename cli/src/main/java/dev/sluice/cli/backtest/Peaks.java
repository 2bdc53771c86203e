package dev.sluice.cli.backtest;

import java.util.Arrays;

/**
 * The highest value of each stretch of a series, whatever its length: when there are too many stretches, neighbours merge.
 * What matters about evidence is how high it rose, and a mean would hide that. Mutable, constant in memory.
 */
final class Peaks {

    /** The most stretches there are. */
    static final int MOST = 60;

    private final double[] peaks = new double[MOST];
    private long values;
    private long stretch = 1;

    /** @param value 0 or more */
    void add(double value) {
        if (values == MOST * stretch) {
            merge();
        }
        int last = (int) (values / stretch);
        peaks[last] = Math.max(peaks[last], value);
        values++;
    }

    private void merge() {
        for (int i = 0; i < MOST / 2; i++) {
            peaks[i] = Math.max(peaks[2 * i], peaks[2 * i + 1]);
        }
        Arrays.fill(peaks, MOST / 2, MOST, 0);
        stretch *= 2;
    }

    /** At most {@link #MOST}; the last stretch may be a shorter one. */
    double[] values() {
        return Arrays.copyOf(peaks, (int) Math.ceilDiv(values, stretch));
    }

    /** How many values each stretch covers: a power of two. */
    long stretch() {
        return stretch;
    }
}
