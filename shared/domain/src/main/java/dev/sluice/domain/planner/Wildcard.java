package dev.sluice.domain.planner;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.PurgePlan.OverPurge;

/**
 * A node of the prefix tree, as the wildcard that purges it.
 *
 * @param from the first target it covers
 * @param to the first target after those it covers
 * @param prefix what it starts with, without the star
 * @param taken what it takes for nothing
 */
record Wildcard(int from, int to, String prefix, OverPurge taken) {

    /** How many paths fewer are billed than with one for each target. */
    int saving() {
        return to - from - 1;
    }

    boolean isFree() {
        return taken.equals(OverPurge.NONE);
    }

    EdgePath path() {
        return new EdgePath(prefix + "*");
    }
}
