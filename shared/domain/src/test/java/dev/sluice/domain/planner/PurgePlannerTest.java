package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PurgePlannerTest {

    @Test
    void nothing_to_purge_bills_nothing() {
        assertThat(plan(List.of(), live("/a"), PurgeLimits.DEFAULT)).isEqualTo(PurgePlan.EMPTY);
    }

    @Test
    void a_wildcard_bills_less_where_every_sibling_changed() {
        PurgePlan plan = plan(paths("/docs/a.html", "/docs/b.html"), live("/index.html"), PurgeLimits.DEFAULT);

        assertThat(plan.paths()).isEqualTo(paths("/docs/*"));
        assertThat(plan.overPurged()).isEqualTo(OverPurge.NONE);
    }

    @Test
    void a_wildcard_never_covers_an_unchanged_sibling_for_nothing() {
        PurgePlan plan = plan(paths("/docs/a.html", "/docs/b.html"), live("/docs/c.html"), PurgeLimits.DEFAULT);

        assertThat(plan.paths()).isEqualTo(paths("/docs/a.html", "/docs/b.html"));
    }

    @Test
    void a_tight_budget_takes_the_fewest_objects_before_the_fewest_bytes() {
        var inventory = Inventory.of(List.of(object("/a/x", 1), object("/a/y", 1), object("/b/x", 1_000)));

        PurgePlan plan = plan(paths("/a/1", "/a/2", "/b/1", "/b/2"), inventory, new PurgeLimits(3, 13));

        assertThat(plan.paths()).isEqualTo(paths("/a/1", "/a/2", "/b/*"));
        assertThat(plan.overPurged()).isEqualTo(new OverPurge(0, 1, 1_000));
    }

    @Test
    void bytes_decide_between_equally_many_objects() {
        var inventory = Inventory.of(List.of(object("/a/x", 999), object("/b/x", 1_000)));

        PurgePlan plan = plan(paths("/a/1", "/a/2", "/b/1", "/b/2"), inventory, new PurgeLimits(3, 13));

        assertThat(plan.paths()).isEqualTo(paths("/a/*", "/b/1", "/b/2"));
    }

    @Test
    void a_path_to_purge_is_not_protected() {
        PurgePlan plan = plan(paths("/a/1", "/a/2"), live("/a/1", "/a/2"), PurgeLimits.DEFAULT);

        assertThat(plan).isEqualTo(new PurgePlan(paths("/a/*"), OverPurge.NONE));
    }

    @Test
    void a_wildcard_to_purge_needs_a_wildcard_and_takes_what_is_under_it() {
        PurgePlan plan = plan(paths("/app.js*", "/app.js", "/app.js?v=1"), live("/app.json"), PurgeLimits.DEFAULT);

        assertThat(plan).isEqualTo(new PurgePlan(paths("/app.js*"), new OverPurge(0, 1, 1)));
    }

    @Test
    void a_wildcard_stays_out_of_what_nobody_could_list() {
        var inventory = new Inventory(live("/a/x", "/a/y").live(), List.of("/b/"));

        PurgePlan plan = plan(paths("/a/1", "/a/2", "/b/1", "/b/2"), inventory, new PurgeLimits(3, 13));

        assertThat(plan.paths()).isEqualTo(paths("/a/*", "/b/1", "/b/2"));
        assertThat(plan.overPurged()).isEqualTo(new OverPurge(0, 2, 2));
    }

    @Test
    void an_unlisted_prefix_counts_once_however_many_wildcards_reach_it() {
        var inventory = new Inventory(live("/b/live").live(), List.of("/"));

        PurgePlan plan = plan(paths("/a/1", "/a/2", "/b/1", "/c/1", "/c/2"), inventory, new PurgeLimits(3, 13));

        assertThat(plan.paths()).isEqualTo(paths("/a/*", "/b/1", "/c/*"));
        assertThat(plan.overPurged()).isEqualTo(new OverPurge(1, 0, 0));
    }

    @Test
    void without_an_inventory_exact_paths_are_preferred() {
        PurgePlan plan = plan(paths("/a/1", "/a/2"), Inventory.UNKNOWN, PurgeLimits.DEFAULT);

        assertThat(plan.paths()).isEqualTo(paths("/a/1", "/a/2"));
    }

    @Test
    void a_wildcard_does_not_end_inside_a_character() {
        List<EdgePath> purge = Stream.of("中.html", "丮.html").map(EdgePath::of).toList();

        PurgePlan plan = plan(purge, live(), PurgeLimits.DEFAULT);

        assertThat(purge).extracting(EdgePath::value).allMatch(path -> path.startsWith("/%E4%B8%"));
        assertThat(plan.paths()).isEqualTo(paths("/*"));
    }

    @Test
    void too_many_paths_without_a_wildcard_name_the_counts_and_the_cure() {
        List<EdgePath> purge =
                IntStream.range(0, 51).mapToObj(i -> new EdgePath("/" + i)).toList();

        assertThatThrownBy(() -> plan(purge, live(), new PurgeLimits(50, 0)))
                .isInstanceOf(PurgeDoesNotFitException.class)
                .hasMessage("51 paths to purge, 0 of them wildcards, do not fit into 50 paths without a wildcard:"
                        + " allow 51 paths, or one wildcard");
    }

    @Test
    void a_wildcard_to_purge_without_a_wildcard_left_names_the_cure() {
        assertThatThrownBy(() -> plan(paths("/app.js*"), live(), new PurgeLimits(50, 0)))
                .isInstanceOf(PurgeDoesNotFitException.class)
                .hasMessageEndingWith("allow one wildcard, or wait until one in progress has completed");
    }

    @Test
    void a_tree_as_deep_as_a_path_is_long_fits_on_the_stack() {
        List<EdgePath> purge = IntStream.range(1, EdgePath.MAX_LENGTH)
                .mapToObj(length -> new EdgePath("/" + "a".repeat(length)))
                .toList();
        List<LiveObject> live = IntStream.range(1, EdgePath.MAX_LENGTH - 1)
                .mapToObj(length -> object("/" + "a".repeat(length) + "b", 1))
                .toList();

        PurgePlan plan = plan(purge, Inventory.of(live), new PurgeLimits(PurgeLimits.MOST_PATHS, 13));

        assertThat(plan.billedPaths()).isEqualTo(PurgeLimits.MOST_PATHS);
        assertThat(plan.overPurged().objects()).isEqualTo(999);
    }

    private static PurgePlan plan(List<EdgePath> purge, Inventory inventory, PurgeLimits limits) {
        return PurgePlanner.plan(purge, inventory, limits);
    }

    private static List<EdgePath> paths(String... paths) {
        return Stream.of(paths).map(EdgePath::new).toList();
    }

    private static Inventory live(String... paths) {
        return Inventory.of(Stream.of(paths).map(path -> object(path, 1)).toList());
    }

    private static LiveObject object(String path, long bytes) {
        return new LiveObject(new EdgePath(path), bytes);
    }
}
