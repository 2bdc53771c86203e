package dev.sluice.domain.judge;

import java.util.Arrays;

/**
 * How much likelier one minute's errors are at a multiple of a rate than at the rate itself, for counts that vary more
 * than a coin would: requests of one minute fail together.
 *
 * <p>The negative-binomial likelihood ratio. With rho as the correlation between requests of a minute, M = 1/rho - 1 and
 * u = n/M, the log for x errors in n requests at r times the rate p is x ln(r(1+u)/(1+ru)) - p M ln((1+ru)/(1+u)). Its
 * exponential has a mean of at most 1 under every beta-binomial whose correlation is at most rho and whose rate is at most
 * p (for r above 1) or at least p (for r below 1). For rho towards 0 it is Poisson's x ln r - np(r-1).
 */
final class RateLikelihood {

    private final double[] ratios;
    private final double[] logs;
    private final double rate;
    private final double[] logE;

    RateLikelihood(double[] ratios, double rate) {
        this.ratios = ratios.clone();
        this.logs = Arrays.stream(ratios).map(Math::log).toArray();
        this.rate = rate;
        this.logE = new double[ratios.length];
    }

    /**
     * For each ratio the log of the likelihood ratio; the array is overwritten by the next call.
     *
     * @param rho the correlation between requests of one minute, above 0 and below 1
     */
    double[] logE(Counts counts, double rho) {
        double concentration = 1 / rho - 1;
        double u = counts.requests() / concentration;
        for (int i = 0; i < ratios.length; i++) {
            double stretched = Math.log((1 + ratios[i] * u) / (1 + u));
            logE[i] = counts.errors() * (logs[i] - stretched) - rate * concentration * stretched;
        }
        return logE;
    }
}
