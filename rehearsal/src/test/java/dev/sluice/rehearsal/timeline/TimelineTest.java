package dev.sluice.rehearsal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    @Test
    void entries_are_aligned_for_a_person_and_structured_for_a_program() {
        try (var world = new World(1)) {
            var timeline = new Timeline(world);
            timeline.add("s3", "2 objects put");
            world.after(
                    Duration.ofMillis(90_061_500),
                    "later",
                    () -> timeline.add("cloudfront", "all fresh", Map.of("seconds", 3.2, "paths", 2)));
            world.run();

            assertThat(timeline.lines()).isEqualTo("""
                            00:00:00.000  s3          2 objects put
                            25:01:01.500  cloudfront  all fresh""");
            assertThat(Json.write(timeline.entries().getLast().toMap())).isEqualTo("""
                            {"atSeconds":90061.5,"actor":"cloudfront","text":"all fresh","paths":2,"seconds":3.2}""");
        }
    }

    @Test
    void what_an_actor_only_repeats_is_told_once_and_counted() {
        try (var world = new World(1)) {
            var timeline = new Timeline(world);
            timeline.add("sweeper", "finds nothing");
            timeline.add("judge", "healthy; error rate 0.31%");
            for (int i = 0; i < 4; i++) {
                timeline.add("judge", "hold for " + i + " s");
                timeline.add("sweeper", "finds nothing");
            }
            timeline.add("judge", "healthy; error rate 0.3%");
            timeline.add("sweeper", "finds nothing");

            assertThat(timeline.digest().replace("00:00:00.000  ", "").lines())
                    .containsExactly(
                            "sweeper  finds nothing",
                            "judge    healthy; error rate 0.31%",
                            "judge    hold for 0 s [and 3 more like it]",
                            "sweeper  finds nothing [and 3 more like it]",
                            "judge    healthy; error rate 0.3%",
                            "sweeper  finds nothing");
        }
    }
}
