package dev.sluice.rehearsal.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.world.Event;
import dev.sluice.rehearsal.world.EveryOrder;
import dev.sluice.rehearsal.world.Schedule;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class DistinctOrdersTest {

    @Test
    void they_come_to_every_end_that_any_order_comes_to_and_take_fewer_runs() {
        Set<Object> ends = new HashSet<>();
        Set<Object> distinctEnds = new HashSet<>();

        long all = EveryOrder.of(schedule -> new Counters(schedule, ends).run(() -> false));
        long distinct = DistinctOrders.of(schedule -> new Counters(schedule, distinctEnds));

        assertThat(distinctEnds).isEqualTo(ends).hasSizeGreaterThan(5);
        assertThat(distinct).isLessThan(all / 5);
    }

    /** Three who read a number twice each, and then write it one higher. */
    private static final class Counters implements DistinctOrders.Play {

        private static final int ACTORS = 3;

        private final World world;
        private final Set<Object> ends;
        private final List<List<Integer>> seen = new ArrayList<>();
        private int number;

        Counters(Schedule schedule, Set<Object> ends) {
            this.world = new World(1, schedule);
            this.ends = ends;
            for (int i = 0; i < ACTORS; i++) {
                var mine = new ArrayList<Integer>();
                seen.add(mine);
                world.spawn("actor " + i, () -> count(mine));
            }
        }

        private void count(List<Integer> mine) {
            mine.add(number);
            world.giveWay();
            mine.add(number);
            world.giveWay();
            number = mine.getLast() + 1;
            mine.add(-1);
        }

        @Override
        public Object state() {
            return List.of(number, seen.stream().map(List::copyOf).toList());
        }

        @Override
        public boolean commute(List<Event> due) {
            return false;
        }

        @Override
        public void run(BooleanSupplier isKnown) {
            try (world) {
                if (!world.runUntil(isKnown, Duration.ofMinutes(1))) {
                    ends.add(state());
                }
            }
        }
    }
}
