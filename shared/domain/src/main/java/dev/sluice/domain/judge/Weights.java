package dev.sluice.domain.judge;

import java.util.Locale;

/**
 * How the error budget is divided among the checks. A weighted mean of e-values is an e-value, whatever their dependence,
 * as long as the weights are fixed before the first minute. A check of weight 0 is left out; a check that is not measured
 * leaves its share unused.
 *
 * @param errorRate 0–1
 * @param againstStable 0–1
 * @param hitRatio 0–1
 * @param latency 0–1
 */
public record Weights(double errorRate, double againstStable, double hitRatio, double latency) {

    public static final Weights WITHOUT_STABLE = new Weights(.8, 0, .1, .1);

    public static final Weights WITH_STABLE = new Weights(.5, .3, .1, .1);

    /** @throws IllegalArgumentException when a weight is negative, the error rate has none or they add up to more than 1 */
    public Weights {
        double sum = errorRate + againstStable + hitRatio + latency;
        if (!(errorRate > 0 && againstStable >= 0 && hitRatio >= 0 && latency >= 0 && sum <= 1 + 1e-9)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "weights %s, %s, %s, %s: none may be negative, the error rate needs one and they add up to 1 at most",
                    errorRate,
                    againstStable,
                    hitRatio,
                    latency));
        }
    }
}
