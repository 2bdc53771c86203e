package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The textbook solution: the best way to cover the last targets with so many paths and wildcards, for every position,
 * every prefix and every budget. Listed inventories and exact paths only; no pruning at all.
 */
final class PlainPlanner {

    private record Wildcard(int to, OverPurge cost) {}

    private PlainPlanner() {}

    static Score best(Collection<EdgePath> purge, Collection<LiveObject> live, PurgeLimits limits) {
        List<String> targets =
                List.copyOf(new TreeSet<>(purge.stream().map(EdgePath::value).toList()));
        var best = new Score[targets.size() + 1][limits.paths() + 1][limits.wildcards() + 1];
        for (int i = targets.size(); i >= 0; i--) {
            List<Wildcard> starting = i == targets.size() ? List.of() : startingAt(i, targets, live);
            for (int paths = 0; paths <= limits.paths(); paths++) {
                for (int wildcards = 0; wildcards <= limits.wildcards(); wildcards++) {
                    best[i][paths][wildcards] = best(best, i, paths, wildcards, starting);
                }
            }
        }
        return best[0][limits.paths()][limits.wildcards()];
    }

    private static Score best(Score[][][] best, int i, int paths, int wildcards, List<Wildcard> starting) {
        if (i == best.length - 1) {
            return new Score(OverPurge.NONE, 0, 0);
        }
        if (paths == 0) {
            return null;
        }
        Score least = plus(best[i + 1][paths - 1][wildcards], OverPurge.NONE, 0);
        if (wildcards > 0) {
            for (Wildcard wildcard : starting) {
                Score score = plus(best[wildcard.to][paths - 1][wildcards - 1], wildcard.cost, 1);
                least = least == null || (score != null && score.compareTo(least) < 0) ? score : least;
            }
        }
        return least;
    }

    private static Score plus(Score rest, OverPurge cost, int wildcards) {
        return rest == null
                ? null
                : new Score(rest.overPurge().plus(cost), rest.paths() + 1, rest.wildcards() + wildcards);
    }

    private static List<Wildcard> startingAt(int i, List<String> targets, Collection<LiveObject> live) {
        return BruteForce.wildcardsOver(new EdgePath(targets.get(i)))
                .map(EdgePath::prefix)
                .filter(prefix -> i == 0 || !targets.get(i - 1).startsWith(prefix))
                .map(prefix -> new Wildcard(
                        i
                                + (int) targets.stream()
                                        .filter(t -> t.startsWith(prefix))
                                        .count(),
                        cost(prefix, live)))
                .toList();
    }

    private static OverPurge cost(String prefix, Collection<LiveObject> live) {
        return live.stream()
                .filter(object -> object.path().value().startsWith(prefix))
                .map(object -> new OverPurge(0, 1, object.bytes()))
                .reduce(OverPurge.NONE, OverPurge::plus);
    }
}
