package dev.sluice.rehearsal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.EdgePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployRehearsalTest {

    private final DeployRehearsal rehearsal = new DeployRehearsal(Rollout.typical());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_the_order_of_events_the_edge_becomes_fresh_for_two_paths(long seed) {
        var run = rehearsal.play(seed);

        assertThat(run.staleUrls()).isEmpty();
        assertThat(run.purged()).extracting(EdgePath::value).containsExactlyInAnyOrder("/", "/index.html");
        assertThat(run.overPurged()).isZero();
        assertThat(run.freshAfter()).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void what_people_do_instead_costs_more_takes_more_or_leaves_users_behind() {
        Map<String, DeployRun> runs =
                rehearsal.compare(1).stream().collect(Collectors.toMap(DeployRun::purger, Function.identity()));

        assertThat(runs.get("a path per upload").billedPaths()).isGreaterThanOrEqualTo(1_046);
        assertThat(runs.get("a path per upload").staleUrls()).containsExactly("/");
        assertThat(runs.get("a path per upload").freshAfter()).isGreaterThan(Duration.ofHours(23));
        assertThat(runs.get("/*").overPurged()).isEqualTo(371);
        assertThat(runs.get("exact paths").billedPaths()).isEqualTo(2);
        assertThat(runs.get("fold above 8").overPurged()).isGreaterThan(300);
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        var first = rehearsal.play(3);
        var second = rehearsal.play(3);

        assertThat(second.timeline().lines()).isEqualTo(first.timeline().lines());
        assertThat(second.viewers()).isEqualTo(first.viewers());
    }

    @Test
    void another_seed_tells_another() {
        assertThat(rehearsal.play(4).timeline().lines())
                .isNotEqualTo(rehearsal.play(5).timeline().lines());
    }

    @Test
    void many_paths_fold_into_their_top_folders() {
        var few = List.of("index.html", "a/b.js");
        var many = List.of("a/1", "a/2", "a/3", "a/4", "b/c/5", "b/6", "7", "8", "index.html");

        assertThat(Folding.above(8, few)).containsExactly("/", "/index.html", "/a/b.js");
        assertThat(Folding.above(8, many)).containsExactly("/a/*", "/b/*", "/7", "/8", "/", "/index.html");
    }
}
