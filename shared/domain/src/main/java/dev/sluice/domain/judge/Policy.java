package dev.sluice.domain.judge;

import java.util.Objects;

/**
 * What a canary is judged by. The same policy and the same minutes give the same verdicts, always.
 *
 * @param limits what counts as a fault
 * @param risk how often the judge may be wrong
 * @param pace what a step waits for
 */
public record Policy(Limits limits, Risk risk, Pace pace) {

    /** One arm: an error rate of 1%, a hit ratio of 80%, one false rollback in a hundred ramps. */
    public static final Policy DEFAULT = new Policy(Limits.DEFAULT, Risk.DEFAULT, Pace.DEFAULT);

    /** @throws IllegalArgumentException when health would be proved against an error rate of 1 or more */
    public Policy {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(risk, "risk");
        Objects.requireNonNull(pace, "pace");
        Ranges.between("proof margin times the error rate limit", risk.proofMargin() * limits.errorRate(), 0, 1);
    }

    /** This policy for two arms: part of alpha moves from the error rate to the comparison with stable. */
    public Policy withStable() {
        return with(risk.withWeights(Weights.WITH_STABLE));
    }

    public Policy with(Limits others) {
        return new Policy(others, risk, pace);
    }

    public Policy with(Risk other) {
        return new Policy(limits, other, pace);
    }

    public Policy with(Pace other) {
        return new Policy(limits, risk, other);
    }
}
