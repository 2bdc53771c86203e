package dev.sluice.benchmarks.ramps;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * So many of so many, and what that says of the chance behind it.
 *
 * @param some 0 to {@code all}
 * @param all 1 or more
 */
record Share(int some, int all) {

    /** On each side; together 5%. */
    private static final double MISSED = .025;

    private static final int HALVINGS = 50;

    static <T> Share of(Collection<T> all, Predicate<T> some) {
        return new Share((int) all.stream().filter(some).count(), all.size());
    }

    double value() {
        return (double) some / all;
    }

    /** Of the exact 95% interval (Clopper and Pearson, Biometrika 26, 1934), 0–1. */
    double least() {
        return some == 0 ? 0 : 1 - new Share(all - some, all).most();
    }

    /** Of the same interval, 0–1. */
    double most() {
        if (some == all) {
            return 1;
        }
        double low = value();
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(some, middle) > MISSED) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The chance of {@code some} or fewer. */
    private double atMost(int some, double chance) {
        double log = all * Math.log1p(-chance);
        double sum = 0;
        for (int i = 0; i <= some; i++) {
            sum += Math.exp(log);
            log += Math.log((all - i) / (i + 1.) * chance / (1 - chance));
        }
        return sum;
    }

    @Override
    public String toString() {
        return "%,d of %,d".formatted(some, all);
    }
}
