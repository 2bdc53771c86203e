package dev.sluice.rehearsal.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class WorldDeterminismTest {

    @Property(tries = 20)
    void the_same_seed_plays_the_same_world(@ForAll long seed) {
        var first = Bustle.trace(seed, 10, 50);
        var second = Bustle.trace(seed, 10, 50);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void tens_of_thousands_of_events_repeat_exactly() {
        var first = Bustle.trace(7, 100, 500);
        var second = Bustle.trace(7, 100, 500);

        assertThat(first).hasSizeGreaterThan(49_999).isEqualTo(second);
    }

    @Test
    void another_seed_interleaves_differently() {
        var traces = new HashSet<List<String>>();

        for (long seed = 1; seed <= 10; seed++) {
            traces.add(Bustle.trace(seed, 10, 20));
        }

        assertThat(traces).hasSize(10);
    }

    @Test
    void a_jvm_with_many_carrier_threads_plays_the_same_world() throws Exception {
        var here = Bustle.trace(42, 20, 500).hashCode();

        var there = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.virtualThreadScheduler.parallelism=4",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bustle.class.getName(),
                        "42")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(new String(there.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(String.valueOf(here));
        assertThat(there.waitFor()).isZero();
    }

    @Test
    void a_new_consumer_of_randomness_disturbs_no_other() {
        try (var alone = new World(3);
                var crowded = new World(3)) {
            crowded.random("cloudfront").nextLong();

            var expected = alone.random("s3").longs(100).boxed().toList();
            var actual = crowded.random("s3").longs(100).boxed().toList();

            assertThat(actual).isEqualTo(expected);
            assertThat(alone.random("sqs").longs(100).boxed().toList()).doesNotContainAnyElementsOf(expected);
        }
    }

    @Test
    void a_schedule_enumerates_every_interleaving_of_three_actors() {
        var interleavings = new HashSet<String>();

        for (int choice = 0; choice < 6; choice++) {
            int[] digits = {choice / 2, choice % 2};
            int[] next = {0};
            try (var world = new World(1, runnable -> digits[next[0]++])) {
                var order = new StringBuilder();
                for (var name : List.of("a", "b", "c")) {
                    world.spawn(name, () -> order.append(name));
                }
                world.run();
                interleavings.add(order.toString());
            }
        }

        assertThat(interleavings).containsExactlyInAnyOrder("abc", "acb", "bac", "bca", "cab", "cba");
    }
}
