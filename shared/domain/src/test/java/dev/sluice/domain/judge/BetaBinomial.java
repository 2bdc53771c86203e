package dev.sluice.domain.judge;

import java.util.function.IntToDoubleFunction;

/** Errors among n requests that fail together with correlation rho: exact probabilities, no sampling. */
record BetaBinomial(int n, double rate, double rho) {

    /** The mean of the exponential of {@code log}: added up in logs, where neither factor overflows. */
    double meanOfExp(IntToDoubleFunction log) {
        double concentration = 1 / rho - 1;
        double a = rate * concentration;
        double b = (1 - rate) * concentration;
        double logProbability = 0;
        for (int i = 0; i < n; i++) {
            logProbability += Math.log((b + i) / (a + b + i));
        }
        double mean = 0;
        for (int x = 0; x <= n; x++) {
            mean += Math.exp(logProbability + log.applyAsDouble(x));
            logProbability += Math.log((n - x) / (x + 1.) * (a + x) / (b + n - x - 1));
        }
        return mean;
    }
}
