package dev.sluice.benchmarks.judge;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;

/**
 * Errors among a fixed number of requests a minute. The tables behind the samplers are built once and shared by all runs.
 */
@FunctionalInterface
interface ErrorCounts {

    /** What a source of its own draws from. */
    Draw with(UniformRandomProvider random);

    /** The errors of the next minute. */
    @FunctionalInterface
    interface Draw {
        int next();
    }

    /** No requests, no errors. */
    static ErrorCounts none() {
        return _ -> () -> 0;
    }

    /** Independent requests. */
    static ErrorCounts binomial(int requests, double rate) {
        return table(requests, requests * Math.log1p(-rate), x -> (requests - x) / (x + 1.) * rate / (1 - rate));
    }

    /** One minute in a hundred at ten times the rate. */
    static ErrorCounts bursts(int requests, double rate) {
        var usual = binomial(requests, rate);
        var burst = binomial(requests, 10 * rate);
        return random -> {
            var quiet = usual.with(random);
            var loud = burst.with(random);
            return () -> random.nextDouble() < .01 ? loud.next() : quiet.next();
        };
    }

    /** Requests of a minute that fail together with correlation {@code rho}: beta-binomial. */
    static ErrorCounts correlated(int requests, double rate, double rho) {
        double concentration = 1 / rho - 1;
        double a = rate * concentration;
        double b = (1 - rate) * concentration;
        double log = 0;
        for (int i = 0; i < requests; i++) {
            log += Math.log((b + i) / (a + b + i));
        }
        return table(requests, log, x -> (requests - x) / (x + 1.) * (a + x) / (b + requests - x - 1));
    }

    /** From one distribution up to a minute, from the other from there on. */
    static ErrorCounts changing(ErrorCounts before, ErrorCounts after, int minute) {
        return random -> {
            var early = before.with(random);
            var late = after.with(random);
            var clock = new int[1];
            return () -> clock[0]++ < minute ? early.next() : late.next();
        };
    }

    /**
     * @param logOfNone the log of the probability of no error
     * @param ratio from the probability of x errors to that of x + 1
     */
    private static ErrorCounts table(int requests, double logOfNone, IntToDoubleFunction ratio) {
        var probabilities = new double[requests + 1];
        double log = logOfNone;
        for (int x = 0; x <= requests; x++) {
            probabilities[x] = Math.exp(log);
            log += Math.log(ratio.applyAsDouble(x));
        }
        var sampler = AliasMethodDiscreteSampler.of(unused(), probabilities);
        return random -> sampler.withUniformRandomProvider(random)::sample;
    }

    private static UniformRandomProvider unused() {
        return () -> {
            throw new IllegalStateException("a table has no source of its own");
        };
    }
}
