package dev.sluice.domain.planner;

import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.ArrayList;
import java.util.List;

/**
 * The choices worth keeping at one place: for each number of wildcards those that save more paths than every cheaper one.
 * In any plan a choice left out can be replaced by one of these for no more cost, paths or wildcards.
 *
 * <p>Ordered by wildcards, then from the most paths saved and dearest to the fewest and cheapest, so that two of them merge
 * in linear time.
 */
final class Frontier {

    static final Frontier EMPTY = new Frontier(List.of());
    static final Frontier START = new Frontier(List.of(Choice.NOTHING));

    private final List<Choice> choices;

    private Frontier(List<Choice> choices) {
        this.choices = choices;
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    /** The best of all, with nothing left to cover. */
    Choice best() {
        return choices.stream().min(Choice.BEST).orElseThrow();
    }

    /** Those that may still fit. */
    Frontier hopeful(Outlook outlook) {
        return choices.stream().allMatch(outlook::isHopeful)
                ? this
                : new Frontier(choices.stream().filter(outlook::isHopeful).toList());
    }

    /** Those that with one more wildcard may still fit, and are not worse than a rival with as many. */
    Frontier take(Wildcard wildcard, Outlook outlook, Frontier rivals) {
        var taken = new ArrayList<Choice>();
        int next = 0;
        for (Choice choice : choices) {
            int wildcards = choice.wildcards() + 1;
            int saved = choice.saved() + wildcard.saving();
            if (!outlook.isHopeful(wildcards, saved)) {
                continue;
            }
            while (next < rivals.choices.size() && !isBefore(wildcards, saved, rivals.choices.get(next))) {
                next++;
            }
            Choice rival = next == 0 ? Choice.NOTHING : rivals.choices.get(next - 1);
            if (rival.wildcards() < wildcards
                    || choice.cost().plus(wildcard.taken()).compareTo(rival.cost()) < 0) {
                taken.add(choice.take(wildcard));
            }
        }
        return new Frontier(taken);
    }

    /** All of them, at so much more cost. */
    Frontier charge(OverPurge more) {
        return more.equals(OverPurge.NONE)
                ? this
                : new Frontier(
                        choices.stream().map(choice -> choice.charge(more)).toList());
    }

    /** The best of both. */
    Frontier or(Frontier other, Outlook outlook) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        var kept = new ArrayList<Choice>(choices.size() + other.choices.size());
        int mine = 0;
        int theirs = 0;
        Choice last = null;
        while (mine < choices.size() || theirs < other.choices.size()) {
            Choice next = theirs == other.choices.size()
                            || (mine < choices.size() && !isBefore(other.choices.get(theirs), choices.get(mine)))
                    ? choices.get(mine++)
                    : other.choices.get(theirs++);
            boolean first = last == null || last.wildcards() < next.wildcards();
            if (first || next.cost().compareTo(last.cost()) < 0) {
                if (!first && (outlook.isEnough(next.saved()) || next.saved() == last.saved())) {
                    kept.removeLast();
                }
                kept.add(next);
                last = next;
            }
        }
        return new Frontier(kept);
    }

    private static boolean isBefore(Choice a, Choice b) {
        return isBefore(a.wildcards(), a.saved(), b);
    }

    private static boolean isBefore(int wildcards, int saved, Choice choice) {
        return wildcards < choice.wildcards() || (wildcards == choice.wildcards() && saved > choice.saved());
    }
}
