package dev.sluice.domain.judge;

/**
 * How often the judge may be wrong, and how its evidence is weighed.
 *
 * @param alpha the probability that a healthy canary is rolled back within {@link Pace#horizon},
 *     1e-9–.99
 * @param beta the probability that health is proved for a canary whose error rate is {@code proofMargin} times the limit,
 *     1e-9–.99
 * @param proofMargin times the error rate limit against which health is proved, above 1 and below 100; times that limit it
 *     stays below 1
 * @param suspicion evidence from which the ramp holds, above 1 and below 1/alpha
 * @param weights how alpha is divided among the checks
 */
public record Risk(double alpha, double beta, double proofMargin, double suspicion, Weights weights) {

    private static final double LEAST_PROBABILITY = 1e-9;
    private static final double MOST_PROBABILITY = .99;

    public static final Risk DEFAULT = new Risk(.01, .10, 1.5, 2, Weights.WITHOUT_STABLE);

    /** @throws IllegalArgumentException when a number is outside its range; the message names it */
    public Risk {
        Ranges.within("alpha", alpha, LEAST_PROBABILITY, MOST_PROBABILITY);
        Ranges.within("beta", beta, LEAST_PROBABILITY, MOST_PROBABILITY);
        Ranges.between("proof margin", proofMargin, 1, 100);
        Ranges.between("suspicion", suspicion, 1, 1 / alpha);
    }

    /** The evidence that rolls back. */
    public double needed() {
        return 1 / alpha;
    }

    public Risk withWeights(Weights shares) {
        return new Risk(alpha, beta, proofMargin, suspicion, shares);
    }
}
