package dev.sluice.domain.planner;

import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds the best wildcards. A wildcard over s targets bills one path instead of s, so it saves s - 1; a plan for n targets
 * fits into k paths when it saves n - k. The search walks the prefix tree from left to right and carries the choices worth
 * keeping: at a node each of them may take the node's wildcard, or pass through the children. So it tries every set
 * of wildcards, but gives up a choice as soon as the largest subtrees to its right cannot save enough any more.
 *
 * <p>That is why size does not hurt: a million targets and 50 paths must be covered by a few huge subtrees, so nearly every
 * node is given up from above. Each node that is visited takes O(k · wildcards), for so many choices may be worth keeping.
 * The walk keeps its own stack: a tree can be as deep as a path is long.
 */
final class PlanSearch {

    private final Targets targets;
    private final Bystanders bystanders;
    private final PurgeLimits limits;
    private final Deque<Visit> path = new ArrayDeque<>();

    PlanSearch(Targets targets, Bystanders bystanders, PurgeLimits limits) {
        this.targets = targets;
        this.bystanders = bystanders;
        this.limits = limits;
    }

    /** The best choice; there is one, since {@code /*} alone always fits, or no wildcard is needed. */
    Choice best() {
        var end = Outlook.end(limits.wildcards(), targets.size() - limits.paths());
        Frontier frontier = enter(0, targets.size(), -1, Frontier.START, end);
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.isOver() || frontier.isEmpty()) {
                path.pop();
                frontier = visit.leave(frontier);
            } else {
                visit.next();
                frontier = enter(visit.from(), visit.to(), visit.shared(), frontier, visit.outlook());
            }
        }
        return frontier.best();
    }

    /**
     * What the choices before a node become behind it, or before its first child when the children are to be visited.
     *
     * @param outer the length of the parent's prefix
     */
    private Frontier enter(int from, int to, int outer, Frontier before, Outlook after) {
        boolean optional = targets.wildcards(from, to) == 0;
        if (optional && to - from == 1) {
            return before;
        }
        String prefix = targets.prefix(from, to);
        var wildcard = new Wildcard(from, to, prefix, bystanders.under(prefix));
        OverPurge around = bystanders.around(prefix, outer);
        Frontier charged = before.charge(around);

        if (to - from > 1 && !wildcard.isFree()) {
            int[] bounds = targets.children(from, to, prefix.length(), limits.paths());
            if (bounds[bounds.length - 1] == to) {
                Frontier exact = optional && charged != before ? before.hopeful(after) : Frontier.EMPTY;
                var visit = new Visit(wildcard, bounds, charged, exact, after);
                path.push(visit);
                return charged.hopeful(visit.outlook());
            }
        }
        Frontier exact = optional ? before.hopeful(after) : Frontier.EMPTY;
        return exact.or(charged.take(wildcard, after, exact), after);
    }
}
