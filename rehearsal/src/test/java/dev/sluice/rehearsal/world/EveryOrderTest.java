package dev.sluice.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EveryOrderTest {

    @Test
    void two_actors_of_three_steps_each_meet_in_every_order() {
        var seen = new HashSet<String>();

        long runs = EveryOrder.of(schedule -> {
            var story = new StringBuilder();
            try (var world = new World(1, schedule)) {
                world.spawn("a", () -> step(world, story, "a"));
                world.spawn("b", () -> step(world, story, "b"));
                world.run();
            }
            seen.add(story.toString());
        });

        assertThat(seen).hasSize(20);
        assertThat(runs).isGreaterThanOrEqualTo(20);
    }

    @Test
    void what_never_happens_together_has_one_order() {
        long runs = EveryOrder.of(schedule -> {
            try (var world = new World(1, schedule)) {
                world.after(Duration.ofSeconds(1), "one", () -> {});
                world.after(Duration.ofSeconds(2), "two", () -> {});
                world.run();
            }
        });

        assertThat(runs).isEqualTo(1);
    }

    @Test
    void a_run_that_does_not_repeat_itself_is_refused() {
        var round = new AtomicInteger(2);

        assertThatThrownBy(() -> EveryOrder.of(schedule -> {
                    try (var world = new World(1, schedule)) {
                        for (int i = 0; i < round.get(); i++) {
                            world.after(Duration.ZERO, "event " + i, () -> {});
                        }
                        round.incrementAndGet();
                        world.run();
                    }
                }))
                .hasMessageContaining("depends on more than its order");
    }

    private static void step(World world, StringBuilder story, String name) {
        for (int i = 0; i < 3; i++) {
            world.giveWay();
            story.append(name);
        }
    }
}
