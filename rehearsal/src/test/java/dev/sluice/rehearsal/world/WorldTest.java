package dev.sluice.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorldTest {

    private final World world = new World(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void every_world_begins_at_the_same_instant() {
        assertThat(world.instant()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(world.elapsed()).isZero();
    }

    @Test
    void a_cancelled_event_does_not_happen_along_with_another_of_its_instant() {
        var happened = new ArrayList<String>();
        world.after(Duration.ofMinutes(1), "first", () -> happened.add("first"));
        var cancelled = world.after(Duration.ofMinutes(1), "cancelled", () -> happened.add("cancelled"));
        world.cancel(cancelled);

        world.run();

        assertThat(happened).containsExactly("first");
    }

    @Test
    void a_day_passes_in_no_time() {
        world.spawn("sleeper", () -> world.pause(Duration.ofDays(1)));

        world.run();

        assertThat(world.elapsed()).isEqualTo(Duration.ofDays(1));
    }

    @Property(tries = 30)
    void exactly_one_actor_runs_at_a_time(@ForAll long seed, @ForAll @IntRange(min = 2, max = 50) int actors) {
        int[] counter = {0};
        boolean[] inside = {false};
        var overlaps = new ArrayList<String>();
        try (var busy = new World(seed)) {
            for (int a = 0; a < actors; a++) {
                busy.spawn("actor-" + a, () -> {
                    for (int i = 0; i < 100; i++) {
                        if (inside[0]) {
                            overlaps.add("round " + i);
                        }
                        inside[0] = true;
                        counter[0]++;
                        inside[0] = false;
                        busy.giveWay();
                    }
                });
            }
            busy.run();
        }

        assertThat(counter[0]).isEqualTo(100 * actors);
        assertThat(overlaps).isEmpty();
    }

    @Property(tries = 50)
    void time_never_runs_backwards(@ForAll long seed, @ForAll List<@IntRange(min = 0, max = 50) Integer> delays) {
        var instants = new ArrayList<Instant>();
        try (var busy = new World(seed)) {
            for (int delay : delays) {
                busy.after(Duration.ofMillis(delay), "tick", () -> instants.add(busy.instant()));
            }
            busy.run();
        }

        assertThat(instants).hasSameSizeAs(delays).isSorted();
    }

    @Test
    void what_happened_so_far_is_all_that_happens_within_the_limit() {
        var ticks = new ArrayList<Duration>();
        world.spawn("clock", () -> {
            while (true) {
                world.pause(Duration.ofSeconds(1));
                ticks.add(world.elapsed());
            }
        });

        world.runFor(Duration.ofMillis(2_500));
        world.runFor(Duration.ofMillis(500));

        assertThat(ticks).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void a_run_stops_at_the_event_that_makes_its_condition_true() {
        int[] ticks = {0};
        world.spawn("clock", () -> {
            while (true) {
                world.pause(Duration.ofSeconds(1));
                ticks[0]++;
            }
        });

        boolean reached = world.runUntil(() -> ticks[0] == 3, Duration.ofMinutes(1));
        boolean reachedAgain = world.runUntil(() -> ticks[0] == 100, Duration.ofMinutes(1));

        assertThat(reached).isTrue();
        assertThat(reachedAgain).isFalse();
        assertThat(ticks[0]).isEqualTo(63);
    }

    @Test
    void an_exception_fails_the_run_with_the_actors_name_and_the_virtual_time() {
        world.spawn("poller-3", () -> {
            world.pause(Duration.ofMillis(1_250));
            throw new IllegalStateException("no queue");
        });

        assertThatExceptionOfType(WorldFailure.class)
                .isThrownBy(world::run)
                .withMessage("actor poller-3 failed PT1.25S after the start (seed 1): "
                        + "java.lang.IllegalStateException: no queue")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThatExceptionOfType(WorldFailure.class).isThrownBy(world::run);
    }

    @Test
    void an_exception_of_an_action_fails_the_run_as_well() {
        world.after(Duration.ofSeconds(2), "deliver event", () -> {
            throw new IllegalArgumentException("no subscriber");
        });

        assertThatExceptionOfType(WorldFailure.class)
                .isThrownBy(world::run)
                .withMessageStartingWith("deliver event failed PT2S after the start");
    }

    @Test
    void only_actors_may_wait() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> world.pause(Duration.ofSeconds(1)))
                .withMessageContaining("only an actor can wait");

        world.after(Duration.ZERO, "impatient", () -> world.pause(Duration.ofSeconds(1)));

        assertThatExceptionOfType(WorldFailure.class)
                .isThrownBy(world::run)
                .withMessageContaining("start it with World.spawn");
    }

    @Test
    void a_signal_wakes_only_those_whose_condition_holds() {
        var signal = world.signal();
        int[] tokens = {0};
        var served = new ArrayList<String>();
        for (var name : List.of("a", "b", "c")) {
            world.spawn(name, () -> {
                signal.await(() -> tokens[0] > 0);
                tokens[0]--;
                served.add(name);
            });
        }
        world.after(Duration.ofSeconds(1), "two tokens", () -> {
            tokens[0] += 2;
            signal.raise();
        });

        world.run();

        assertThat(served).hasSize(2);
        assertThat(tokens[0]).isZero();
    }

    @Test
    void a_wait_ends_at_its_timeout_and_leaves_nothing_behind() {
        var signal = world.signal();
        var outcomes = new ArrayList<Boolean>();
        boolean[] open = {false};
        world.spawn("patient", () -> outcomes.add(signal.await(() -> open[0], Duration.ofHours(1))));
        world.spawn("impatient", () -> outcomes.add(signal.await(() -> open[0], Duration.ofSeconds(1))));
        world.after(Duration.ofSeconds(2), "open", () -> {
            open[0] = true;
            signal.raise();
        });

        world.run();

        assertThat(outcomes).containsExactly(false, true);
        assertThat(world.elapsed()).as("the patient one's timeout is gone").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void an_actor_can_wait_for_another_and_give_up() {
        var slow = world.spawn("slow", () -> world.pause(Duration.ofMinutes(1)));
        var joined = new ArrayList<Boolean>();
        world.spawn("waiter", () -> {
            joined.add(slow.join(Duration.ofSeconds(10)));
            joined.add(slow.join(Duration.ofMinutes(10)));
        });

        world.run();

        assertThat(joined).containsExactly(false, true);
        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_killed_actor_unwinds_at_once_and_cannot_wait_again() {
        var trace = new ArrayList<String>();
        var victim = world.spawn("victim", () -> {
            try {
                world.pause(Duration.ofHours(1));
                trace.add("survived");
            } catch (RuntimeException e) {
                trace.add("caught");
            } finally {
                trace.add("finally at " + world.elapsed());
                world.pause(Duration.ofHours(1));
            }
        });
        world.after(Duration.ofSeconds(5), "kill", victim::kill);

        world.run();

        assertThat(trace).containsExactly("finally at PT5S");
        assertThat(victim.isDone()).isTrue();
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_actor_killed_before_it_began_never_begins() {
        var trace = new ArrayList<String>();
        world.spawn(
                "killer", () -> world.spawn("stillborn", () -> trace.add("ran")).kill());

        world.run();

        assertThat(trace).isEmpty();
    }

    @Test
    void closing_unwinds_every_actor_that_still_waits_and_leaks_no_thread() {
        var ended = new ArrayList<String>();
        var signal = world.signal();
        var actors = new ArrayList<Actor>();
        for (var name : List.of("a", "b", "c")) {
            actors.add(world.spawn(name, () -> {
                try {
                    signal.await(() -> false);
                } finally {
                    ended.add(name);
                }
            }));
        }
        world.run();

        world.close();

        assertThat(ended).containsExactly("a", "b", "c");
        assertThat(actors).allSatisfy(actor -> {
            assertThat(actor.isDone()).isTrue();
            assertThat(actor.thread().join(Duration.ofSeconds(10))).isTrue();
        });
    }

    @Test
    void an_interrupt_of_the_caller_is_kept_and_disturbs_nothing() {
        world.spawn("sleeper", () -> world.pause(Duration.ofDays(1)));

        Thread.currentThread().interrupt();
        world.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(world.elapsed()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void an_actor_that_blocks_outside_the_world_is_named() throws InterruptedException {
        var never = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var hanging = new World(1);
        hanging.spawn("hanger", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            released.countDown();
        });

        assertThatExceptionOfType(WorldFailure.class)
                .isThrownBy(hanging::run)
                .withMessageStartingWith("hanger blocks on something outside the world")
                .havingCause()
                .satisfies(where -> assertThat(where.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().contains("await")));
        hanging.close();

        never.countDown();
        assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_taken_back_never_happens_even_at_the_instant_of_something_else() {
        var happened = new ArrayList<String>();
        world.after(Duration.ofMinutes(1), "first", () -> happened.add("first"));
        var second = world.after(Duration.ofMinutes(1), "second", () -> happened.add("second"));
        world.cancel(second);

        world.run();

        assertThat(happened).containsExactly("first");
    }
}
