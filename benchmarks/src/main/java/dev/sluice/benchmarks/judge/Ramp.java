package dev.sluice.benchmarks.judge;

import dev.sluice.domain.judge.Counts;
import java.util.ArrayDeque;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * A whole ramp. Counts of a minute are known two minutes after it ended. A change of weight is half effective in its minute
 * and whole in the next.
 *
 * @param requestsPerSecond of the site, both arms together; arrivals are Poisson
 * @param canaryRate errors by requests, 0–1
 * @param stableRate errors by requests, 0–1
 */
record Ramp(int requestsPerSecond, double canaryRate, double stableRate) {

    private static final double[] STEPS = {.01, .02, .05, .10, .25, .50, 1};

    /** What the steps give the canary. */
    static final double[] SHARES = STEPS.clone();

    private static final int DELAY = 2;
    private static final int LONGEST = 1_440;

    enum Ending {
        PROMOTED,
        ROLLED_BACK,
        HELD
    }

    /**
     * @param minutes until it ended
     * @param badRequests errors of the canary until it was promoted or its last request answered
     */
    record Outcome(Ending ending, int minutes, long badRequests) {}

    Outcome play(Guard guard, UniformRandomProvider random) {
        var unseen = new ArrayDeque<RampMinute>();
        long bad = 0;
        int step = 0;
        int since = 0;
        double share = 0;
        for (int minute = 0; minute < LONGEST; minute++) {
            var move = unseen.size() > DELAY
                    ? guard.next(unseen.removeFirst(), new Guard.Position(minute, step, since))
                    : Guard.Move.STAY;
            if (move == Guard.Move.ROLL_BACK) {
                return new Outcome(
                        Ending.ROLLED_BACK,
                        minute,
                        bad + counts(random, share / 2, canaryRate).errors());
            }
            if (move == Guard.Move.ADVANCE) {
                if (step == STEPS.length - 1) {
                    return new Outcome(Ending.PROMOTED, minute, bad);
                }
                step++;
                since = minute;
            }
            double effective = (share + STEPS[step]) / 2;
            share = STEPS[step];
            var canary = counts(random, effective, canaryRate);
            bad += canary.errors();
            unseen.addLast(new RampMinute(minute, step, canary, counts(random, 1 - effective, stableRate)));
        }
        return new Outcome(Ending.HELD, LONGEST, bad);
    }

    /** Poisson arrivals split into independent Poisson streams, by arm and by outcome. */
    private Counts counts(UniformRandomProvider random, double share, double rate) {
        double arrivals = requestsPerSecond * 60 * share;
        int errors = poisson(random, arrivals * rate);
        return new Counts(errors + poisson(random, arrivals * (1 - rate)), errors);
    }

    private static int poisson(UniformRandomProvider random, double mean) {
        return mean > 0 ? PoissonSampler.of(random, mean).sample() : 0;
    }
}
