package dev.sluice.rehearsal.viewers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.edge.Freshness;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.Versioning;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ViewersTest {

    private final Stage stage = new Stage(1);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void viewers_come_at_their_rate_and_mostly_hit() {
        var bucket = stage.s3.createBucket("site", Versioning.ENABLED);
        bucket.put("a", Content.of("1"));
        var edge = stage.cloudFront
                .createDistribution("E1", Stage.siteOn("site").build(), EdgeSettings.DEFAULT)
                .edge();
        var freshness = Freshness.observe(stage.world, edge);
        var viewers = new Viewers(stage.world, edge, freshness, List.of("/a", "/missing"), 100);
        viewers.start();

        stage.world.runFor(Duration.ofMinutes(1));
        var before = viewers.tally();
        bucket.put("a", Content.of("2"));
        stage.world.runFor(Duration.ofMinutes(1));
        var after = viewers.tally();

        assertThat(before.requests()).isBetween(5_500L, 6_500L);
        assertThat(before.stale()).isZero();
        assertThat((double) before.errors() / before.requests()).isCloseTo(1.0 / 3, within(0.05));
        assertThat(before.hitRatio()).isBetween(0.6, 0.7);
        assertThat(after.stale()).isBetween(3_500L, 4_500L);
    }

    @Test
    void the_first_url_is_asked_for_n_times_as_often_as_the_nth() {
        var popularity = new Popularity(List.of("a", "b", "c", "d"));
        var random = new SplittableRandom(1);
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < 100_000; i++) {
            counts.merge(popularity.draw(random), 1, Integer::sum);
        }

        assertThat((double) counts.get("a") / counts.get("b")).isCloseTo(2, within(0.1));
        assertThat((double) counts.get("a") / counts.get("d")).isCloseTo(4, within(0.2));
    }
}
