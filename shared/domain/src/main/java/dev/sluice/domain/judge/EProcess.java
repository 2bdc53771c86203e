package dev.sluice.domain.judge;

import java.util.Arrays;

/**
 * A wager against one hypothesis, as a mixture over how large the fault is and over when it began. While the hypothesis
 * holds, its value cannot be expected to grow; under a fault it grows about as fast as the best member of the mixture.
 * Mutable, with one owner.
 */
final class EProcess {

    /** Far beyond any decision, and far from overflow. */
    private static final double MOST = 1e250;

    /** The least whose exponential is an ordinary number: below about -708 a double loses digits and slows down. */
    private static final double LEAST_LOG = -700;

    private final double[] shares;
    private final double[] wealth;
    private final double cap;
    private final Onset onset;
    private double value = 1;

    /**
     * @param shares of the sizes; they add up to 1
     * @param cap the most one minute may add to a log wealth, in nats: so that no single minute decides from no evidence
     */
    EProcess(double[] shares, double cap, Onset onset) {
        this.shares = shares.clone();
        this.wealth = new double[shares.length];
        this.cap = cap;
        this.onset = onset;
    }

    /**
     * @param logE for each size the log of an e-value: what one unit wagered on it in this minute became
     * @throws ArithmeticException when one of them is NaN: no verdict rests on that
     */
    void bet(double[] logE) {
        double started = onset.next();
        double sum = onset.unspent();
        for (int size = 0; size < wealth.length; size++) {
            double staked = wealth[size] + started * shares[size];
            if (staked > 0) {
                staked *= Math.exp(bounded(logE[size]));
            }
            wealth[size] = staked > MOST ? MOST : staked;
            sum += wealth[size];
        }
        if (Double.isNaN(sum)) {
            throw new ArithmeticException("a wager is no longer a number after %s".formatted(Arrays.toString(logE)));
        }
        value = sum;
    }

    /** By comparison: Math.min and Math.max would take a fifth of all the time it takes to judge. */
    private double bounded(double log) {
        return log > cap ? cap : log < LEAST_LOG ? LEAST_LOG : log;
    }

    void beginStep() {
        onset.beginStep();
    }

    /** The e-value so far, 0 or more. */
    double value() {
        return value;
    }
}
