package dev.sluice.rehearsal.traffic;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/** Random quantities of traffic. */
final class Draws {

    private final RandomGenerator random;
    private final UniformRandomProvider uniform;

    Draws(RandomGenerator random) {
        this.random = random;
        this.uniform = random::nextLong;
    }

    /** @param mean 0 or more */
    long poisson(double mean) {
        return mean > 0 ? PoissonSampler.of(uniform, mean).sample() : 0;
    }

    /** A factor with mean 1. */
    double factor(double standardDeviation) {
        if (standardDeviation == 0) {
            return 1;
        }
        double variance = standardDeviation * standardDeviation;
        return gamma(1 / variance) * variance;
    }

    /**
     * The rate one minute really has, beta-distributed: its requests then are correlated by {@code correlation}.
     *
     * @param mean 0–1
     */
    double rate(double mean, double correlation) {
        if (correlation == 0 || mean <= 0 || mean >= 1) {
            return mean;
        }
        double size = 1 / correlation - 1;
        double ones = gamma(mean * size);
        double zeros = gamma((1 - mean) * size);
        return ones / (ones + zeros);
    }

    double gaussian() {
        return random.nextGaussian();
    }

    private double gamma(double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(uniform, shape, 1).sample();
    }
}
