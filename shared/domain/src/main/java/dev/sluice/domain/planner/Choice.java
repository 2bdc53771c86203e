package dev.sluice.domain.planner;

import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;

/**
 * The wildcards chosen for the targets up to some place, as a list linked from the last to the first; all other targets up
 * to there are purged one by one.
 *
 * @param saved how many paths fewer than one for each target
 * @param wildcards the length of the list
 * @param cost what they take for nothing
 * @param last the last wildcard, or null when nothing is chosen
 * @param earlier the list without its last element
 */
record Choice(int saved, int wildcards, OverPurge cost, Wildcard last, Choice earlier) {

    static final Choice NOTHING = new Choice(0, 0, OverPurge.NONE, null, null);

    /** Least cost first, then the fewest paths billed, then the fewest wildcards. */
    static final Comparator<Choice> BEST = Comparator.comparing(Choice::cost)
            .thenComparing(Comparator.comparingInt(Choice::saved).reversed())
            .thenComparingInt(Choice::wildcards);

    Choice take(Wildcard wildcard) {
        return new Choice(saved + wildcard.saving(), wildcards + 1, cost.plus(wildcard.taken()), wildcard, this);
    }

    Choice charge(OverPurge more) {
        return new Choice(saved, wildcards, cost.plus(more), last, earlier);
    }

    /** The list in ascending order. */
    Collection<Wildcard> chosen() {
        var chosen = new ArrayDeque<Wildcard>(wildcards);
        for (Choice choice = this; choice.last != null; choice = choice.earlier) {
            chosen.addFirst(choice.last);
        }
        return chosen;
    }
}
