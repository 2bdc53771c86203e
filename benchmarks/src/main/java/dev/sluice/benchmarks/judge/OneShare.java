package dev.sluice.benchmarks.judge;

import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Judge;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Policy;
import dev.sluice.domain.judge.Verdict;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A canary at one constant share.
 *
 * @param requests of the canary a minute
 * @param errors of the canary
 * @param stableRequests a minute; 0 for no stable arm
 * @param stableErrors of stable
 * @param minutes to watch
 */
record OneShare(int requests, ErrorCounts errors, int stableRequests, ErrorCounts stableErrors, int minutes) {

    static OneShare of(int requests, ErrorCounts errors, int minutes) {
        return new OneShare(requests, errors, 0, ErrorCounts.none(), minutes);
    }

    OneShare withStable(int ofRequests, ErrorCounts ofErrors) {
        return new OneShare(requests, errors, ofRequests, ofErrors, minutes);
    }

    /** The minute of the rollback, counted from 1. */
    OptionalInt rollback(UniformRandomProvider random) {
        return first(random, Verdict.Rollback.class::isInstance);
    }

    /** The minute in which health is proved and the step may be left, counted from 1. */
    OptionalInt proceed(UniformRandomProvider random) {
        return first(random, Verdict.Proceed.class::isInstance);
    }

    private OptionalInt first(UniformRandomProvider random, Predicate<Verdict> wanted) {
        var judge = Judge.start(stableRequests > 0 ? Policy.DEFAULT.withStable() : Policy.DEFAULT);
        var canary = errors.with(random);
        var stable = stableErrors.with(random);
        for (int index = 0; index < minutes; index++) {
            var minute = Minute.of(index, new Counts(requests, canary.next()))
                    .withStable(new Counts(stableRequests, stable.next()));
            if (wanted.test(judge.observe(minute))) {
                return OptionalInt.of(index + 1);
            }
        }
        return OptionalInt.empty();
    }
}
