package dev.sluice.rehearsal.interleaving;

import dev.sluice.rehearsal.world.Event;
import dev.sluice.rehearsal.world.EveryOrder;
import dev.sluice.rehearsal.world.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Every order of simultaneous events, as {@link EveryOrder} plays them; but where two orders lead to the same state, only the
 * first of them is followed further. What comes after a state is the same for both, so nothing is missed as long as a state
 * holds all that the rest of the run and the verdict on it depend on. Reads that commute, and looks that find what they found
 * before, so add their orders and do not multiply them.
 */
final class DistinctOrders {

    private DistinctOrders() {}

    /** A world that is ready to run. */
    interface Play {

        /** All that the future depends on besides the events that are due now; asked before each choice. */
        Object state();

        /** Whether the order of these is all the same, because all they do is look at what none of them changes. */
        boolean commute(List<Event> due);

        /** @param isKnown whether the run need not go on, nor be judged: another one did, or will, from where it has come to */
        void run(BooleanSupplier isKnown);
    }

    /**
     * Plays them all.
     *
     * @return how many runs it took
     */
    static long of(Function<Schedule, ? extends Play> begin) {
        Map<Crossing, List<Integer>> known = new HashMap<>();
        return EveryOrder.of(every -> {
            var walk = new Walk(every, known);
            walk.play = begin.apply(walk);
            walk.play.run(() -> walk.isKnown);
        });
    }

    private record Crossing(List<String> due, Object state) {}

    private static final class Walk implements Schedule {

        private final Schedule every;
        private final Map<Crossing, List<Integer>> known;
        private final List<Integer> path = new ArrayList<>();
        private Play play;
        private boolean isKnown;

        Walk(Schedule every, Map<Crossing, List<Integer>> known) {
            this.every = every;
            this.known = known;
        }

        @Override
        public int pick(List<Event> runnable) {
            isKnown |= !play.commute(runnable) && isKnown(runnable);
            if (isKnown || play.commute(runnable)) {
                return 0;
            }
            int choice = every.pick(runnable);
            path.add(choice);
            return choice;
        }

        /** Whether another path led here before. The same path does again and again, on its way to a later choice. */
        private boolean isKnown(List<Event> runnable) {
            var crossing =
                    new Crossing(runnable.stream().map(Event::name).sorted().toList(), play.state());
            var first = known.putIfAbsent(crossing, List.copyOf(path));
            return first != null && !first.equals(path);
        }
    }
}
