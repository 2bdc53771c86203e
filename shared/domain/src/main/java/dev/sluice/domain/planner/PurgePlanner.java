package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Chooses the paths to invalidate: exact ones, or wildcards at any string prefix. The choice is the exact minimum, never a
 * guess; sorting dominates its time.
 */
public final class PurgePlanner {

    private PurgePlanner() {}

    /**
     * The plan that covers every path to purge within the limits and is, in this order, least in unlisted prefixes reached,
     * in live objects purged for nothing, in their bytes, in billed paths and in wildcards. It depends on what the arguments
     * contain, not on their order.
     *
     * @param purge must be covered; a wildcard only by a wildcard with the same or a shorter prefix
     * @param inventory what should stay; a live object whose path is among those to purge is not protected
     * @throws PurgeDoesNotFitException when nothing fits, which takes limits without a wildcard
     */
    public static PurgePlan plan(Collection<EdgePath> purge, Inventory inventory, PurgeLimits limits) {
        String[] purged = ascending(purge);
        var targets = Targets.of(purged);
        int wildcards = targets.wildcards(0, targets.size());
        if (limits.wildcards() == 0 && (wildcards > 0 || targets.size() > limits.paths())) {
            throw new PurgeDoesNotFitException(targets.size(), wildcards, limits);
        }
        if (targets.size() == 0) {
            return PurgePlan.EMPTY;
        }
        Choice best = new PlanSearch(targets, Bystanders.of(inventory, purged), limits).best();
        return new PurgePlan(paths(targets, best), best.cost());
    }

    static String[] ascending(Collection<EdgePath> purge) {
        String[] paths = purge.stream().map(EdgePath::value).toArray(String[]::new);
        return Arrays.stream(PathOrder.of(paths)).mapToObj(i -> paths[i]).toArray(String[]::new);
    }

    private static List<EdgePath> paths(Targets targets, Choice best) {
        var paths = new ArrayList<EdgePath>();
        int next = 0;
        for (Wildcard wildcard : best.chosen()) {
            addExact(paths, targets, next, wildcard.from());
            paths.add(wildcard.path());
            next = wildcard.to();
        }
        addExact(paths, targets, next, targets.size());
        return paths;
    }

    private static void addExact(List<EdgePath> paths, Targets targets, int from, int to) {
        for (int i = from; i < to; i++) {
            paths.add(targets.path(i));
        }
    }
}
