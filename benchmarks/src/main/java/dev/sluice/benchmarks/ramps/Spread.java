package dev.sluice.benchmarks.ramps;

import dev.sluice.benchmarks.report.Report;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where numbers lie.
 *
 * @param median the middle one, or the mean of the middle two; NaN when there are none
 */
record Spread(double least, double median, double mean, double most) {

    static Spread of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        int size = sorted.length;
        if (size == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double median = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
        return new Spread(sorted[0], median, Arrays.stream(sorted).average().orElseThrow(), sorted[size - 1]);
    }

    String range() {
        return Double.isNaN(median) ? "-" : "%s to %s".formatted(Report.number(least), Report.number(most));
    }
}
