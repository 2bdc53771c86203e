package dev.sluice.rehearsal.world;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The one choice a world leaves open: which of the events due at the same instant happens first. Everything else follows
 * from the seed, so whoever controls the schedule controls the interleaving.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * @param runnable two or more events due now, in the order they were scheduled
     * @return an index into {@code runnable}
     */
    int pick(List<Event> runnable);

    /** Draws each choice. */
    static Schedule drawnFrom(RandomGenerator random) {
        return runnable -> random.nextInt(runnable.size());
    }

    /** First scheduled, first run. */
    static Schedule inOrder() {
        return runnable -> 0;
    }
}
