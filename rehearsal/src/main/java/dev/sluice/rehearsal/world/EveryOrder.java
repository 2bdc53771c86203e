package dev.sluice.rehearsal.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every order in which simultaneous events can happen, one run after the other: what a sample of seeds may miss, this does
 * not. Each run must be the same world from its start, and end; nothing but the order may differ.
 */
public final class EveryOrder {

    private final List<Choice> path = new ArrayList<>();

    private EveryOrder() {}

    /**
     * Plays {@code run} once for each order.
     *
     * @param run is given the schedule for its world
     * @return how many orders there are
     * @throws IllegalStateException when a run does not repeat itself under the same choices
     */
    public static long of(Consumer<Schedule> run) {
        var orders = new EveryOrder();
        long runs = 0;
        do {
            run.accept(orders.schedule());
            runs++;
        } while (orders.advance());
        return runs;
    }

    /** Follows the path as far as it goes, and then takes the first choice everywhere. */
    private Schedule schedule() {
        var depth = new int[1];
        return runnable -> {
            if (depth[0] == path.size()) {
                path.add(new Choice(0, runnable.size()));
            }
            var choice = path.get(depth[0]++);
            if (choice.of != runnable.size()) {
                throw new IllegalStateException(
                        "choice %d was one of %d and now is one of %d: the run depends on more than its order"
                                .formatted(depth[0], choice.of, runnable.size()));
            }
            return choice.index;
        };
    }

    /** Turns to the next path; false when there is none. */
    private boolean advance() {
        while (!path.isEmpty() && path.getLast().isLast()) {
            path.removeLast();
        }
        if (path.isEmpty()) {
            return false;
        }
        path.add(path.removeLast().next());
        return true;
    }

    private record Choice(int index, int of) {

        boolean isLast() {
            return index == of - 1;
        }

        Choice next() {
            return new Choice(index + 1, of);
        }
    }
}
