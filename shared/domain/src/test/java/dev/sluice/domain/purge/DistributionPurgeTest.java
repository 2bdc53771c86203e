package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.BucketHistory.Stored;
import dev.sluice.domain.purge.Distribution.ErrorPage;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.PurgeDecision.Cause;
import dev.sluice.domain.purge.PurgeDecision.Purge;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeDecision.Refuse;
import dev.sluice.domain.purge.PurgeDecision.Skip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionPurgeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.500Z");

    private final Distribution site = Distribution.plain("site", DirectoryIndex.ROOT);

    @Nested
    class Decisions {

        @Test
        void each_changed_key_gets_one() {
            var purge = purge(
                    site,
                    changed("index.html", KeyChange.OVERWRITTEN),
                    changed("old.html", KeyChange.DELETED),
                    changed("same.html", KeyChange.UNCHANGED),
                    changed("new.html", KeyChange.NEW),
                    changed("assets/app-1.js", KeyChange.NEW));

            assertThat(purge.decisions().values())
                    .containsExactly(
                            new Purge("index.html", Cause.CHANGED),
                            new Purge("old.html", Cause.DELETED),
                            new Skip("same.html", Reason.UNCHANGED),
                            new Skip("new.html", Reason.NEW),
                            new Skip("assets/app-1.js", Reason.VERSIONED));
            assertThat(paths(purge)).containsExactly("/", "/index.html", "/old.html");
            assertThat(purge.purged()).extracting(ChangedKey::key).containsExactly("index.html", "old.html");
        }

        @Test
        void a_versioned_name_that_lied_is_purged() {
            var purge = purge(site, changed("assets/app-1.js", KeyChange.OVERWRITTEN));

            assertThat(purge.decisions().values())
                    .containsExactly(new Purge("assets/app-1.js", Cause.VERSIONED_NAME_LIED));
            assertThat(paths(purge)).containsExactly("/assets/app-1.js");
        }

        @Test
        void a_new_key_is_purged_where_its_absence_is_remembered() {
            var error = new ErrorPage(404, Optional.of(new EdgePath("/index.html")), Duration.ofMinutes(5));
            var remembering = new Distribution("E1", site.behaviours(), "index.html", List.of(error));

            var purge = purge(remembering, changed("new.html", KeyChange.NEW));

            assertThat(purge.decisions().values())
                    .containsExactly(new Purge("new.html", Cause.NEW_BEHIND_CACHED_ERROR));
            assertThat(paths(purge)).containsExactly("/new.html");
        }

        @Test
        void keys_of_other_buckets_get_none() {
            var elsewhere = new ChangedKey("media", history("a.png", NOON), KeyChange.OVERWRITTEN);

            assertThat(purge(site, elsewhere).decisions()).isEmpty();
        }

        @Test
        void a_key_no_path_leads_to_is_skipped() {
            var live = new Origin("site.s3.amazonaws.com", "/live");
            var behaviour = new Behaviour(PathPattern.ALL, List.of(live), false, DirectoryIndex.ROOT);
            var distribution = new Distribution("E1", List.of(behaviour), "", List.of());

            var purge = purge(distribution, changed("draft/a.html", KeyChange.OVERWRITTEN));

            assertThat(purge.decisions().values()).containsExactly(new Skip("draft/a.html", Reason.NOT_SERVED));
            assertThat(purge.paths()).isEmpty();
            assertThat(purge.purged()).isEmpty();
        }

        @Test
        void a_key_too_long_for_cloudfront_is_refused_and_the_others_go_through() {
            var endless = "a".repeat(4_000);

            var purge =
                    purge(site, changed(endless, KeyChange.OVERWRITTEN), changed("index.html", KeyChange.OVERWRITTEN));

            assertThat(purge.refused()).singleElement().satisfies(refused -> {
                assertThat(refused.key()).isEqualTo(endless);
                assertThat(refused.problem()).contains("at most 4,000");
            });
            assertThat(purge.decisions().values()).hasAtLeastOneElementOfType(Refuse.class);
            assertThat(paths(purge)).containsExactly("/", "/index.html");
        }
    }

    @Nested
    class What_is_covered_already {

        private final DistributionPurge purge = purge(
                site,
                changed("a.html", KeyChange.OVERWRITTEN, NOON),
                changed("b.html", KeyChange.OVERWRITTEN, NOON.plusSeconds(30)));

        @Test
        void it_looks_back_to_the_earliest_change() {
            assertThat(purge.since()).isEqualTo(NOON);
        }

        @Test
        void a_newer_invalidation_takes_its_paths_out() {
            assertThat(paths(purge.without(List.of(invalidation(NOON.plusSeconds(60), "/a*")))))
                    .containsExactly("/b.html");
        }

        @Test
        void each_path_is_held_against_its_own_change() {
            assertThat(paths(purge.without(List.of(invalidation(NOON.plusSeconds(10), "/*")))))
                    .containsExactly("/b.html");
        }

        @Test
        void several_invalidations_may_cover_everything_together() {
            assertThat(paths(purge.without(List.of(
                            invalidation(NOON.plusSeconds(60), "/b.html"),
                            invalidation(NOON.plusSeconds(10), "/a.html")))))
                    .isEmpty();
        }

        @Test
        void an_older_invalidation_changes_nothing() {
            assertThat(purge.without(List.of(invalidation(NOON, "/*")))).isEqualTo(purge);
        }

        @Test
        void what_an_invalidation_took_out_is_its_part() {
            var newer = invalidation(NOON.plusSeconds(60), "/a*");

            assertThat(paths(purge.coveredBy(newer))).containsExactly("/a.html");
            assertThat(paths(purge.coveredBy(invalidation(NOON, "/*")))).isEmpty();
        }

        @Test
        void a_path_of_two_keys_counts_from_the_later_change() {
            var group = List.of(new Origin("site.s3.amazonaws.com", ""), new Origin("site.s3.amazonaws.com", "/spare"));
            var behaviour = new Behaviour(PathPattern.ALL, group, false, DirectoryIndex.ROOT);

            var both = purge(
                    new Distribution("E1", List.of(behaviour), "", List.of()),
                    changed("spare/a.html", KeyChange.OVERWRITTEN, NOON.plusSeconds(30)),
                    changed("a.html", KeyChange.OVERWRITTEN, NOON));

            assertThat(both.paths())
                    .containsEntry(new EdgePath("/a.html"), NOON.plusSeconds(30))
                    .hasSize(2);
        }

        private Invalidation invalidation(Instant created, String path) {
            return new Invalidation("I1", "by hand", created, true, List.of(new EdgePath(path)));
        }
    }

    @Nested
    class What_wildcards_may_reach {

        @ParameterizedTest
        @CsvSource({
            "'docs/a.html',                  /docs/",
            "'docs/a.html docs/b.html',      /docs/",
            "'docs/a.html docs2/b.html',     /",
            "'docs/a/x.html docs/b/x.html',  /docs/",
            "'docs/a.html index.txt',        /",
            "'docs/ä/a.html docs/ä/b.html',  /docs/",
            "'docs/é/a.html docs/ä/b.html',  /docs/",
        })
        void it_all_lies_in_one_folder(String keys, String folder) {
            var changed = Stream.of(keys.split(" "))
                    .map(key -> changed(key, KeyChange.OVERWRITTEN))
                    .toArray(ChangedKey[]::new);

            assertThat(purge(site, changed).folder()).isEqualTo(folder);
        }

        @Test
        void a_wildcard_over_a_bare_directory_reaches_beside_it() {
            var website = Distribution.plain("site", DirectoryIndex.SLASH_AND_BARE);

            assertThat(purge(website, changed("docs/index.html", KeyChange.OVERWRITTEN))
                            .folder())
                    .isEqualTo("/");
        }

        @Test
        void what_is_live_and_was_not_touched_is_protected() {
            var purge = purge(
                    site,
                    changed("changed.html", KeyChange.OVERWRITTEN),
                    changed("new.html", KeyChange.NEW),
                    changed("same.html", KeyChange.UNCHANGED),
                    changed("assets/app-1.js", KeyChange.NEW));

            var inventory = purge.inventory(
                    Map.of(
                            "site",
                            List.of(
                                    stored("changed.html"),
                                    stored("new.html"),
                                    stored("same.html"),
                                    stored("assets/app-1.js"),
                                    stored("old page.html"))),
                    List.of());

            assertThat(inventory.live())
                    .containsExactlyInAnyOrder(live("/same.html"), live("/assets/app-1.js"), live("/old%20page.html"));
            assertThat(inventory.unlisted()).isEmpty();
        }

        @Test
        void what_other_origins_serve_is_unlisted() {
            var api = new Behaviour(
                    new PathPattern("/api/*"), List.of(new Origin("api.example.com", "")), false, DirectoryIndex.ROOT);
            var distribution =
                    new Distribution("E1", List.of(api, site.behaviours().getLast()), "", List.of());

            var inventory = purge(distribution, changed("a.html", KeyChange.OVERWRITTEN))
                    .inventory(
                            Map.of("site", List.of(stored("a.html"), stored("b.html"), stored("api/c.html"))),
                            List.of());

            assertThat(inventory.live()).containsExactly(live("/b.html"));
            assertThat(inventory.unlisted()).containsExactly("/api/");
        }

        private static Stored stored(String key) {
            return new Stored(key, "etag", 7);
        }

        private static LiveObject live(String path) {
            return new LiveObject(new EdgePath(path), 7);
        }
    }

    @Nested
    class Its_reference {

        private final ChangedKey a = changed("a.html", KeyChange.OVERWRITTEN);
        private final ChangedKey b = changed("b.html", KeyChange.OVERWRITTEN);
        private final PurgePlan plan = plan("/a.html", "/b.html");
        private final String reference = purge(site, a, b).reference(plan);

        @Test
        void fits_what_cloudfront_takes() {
            assertThat(reference).matches("sluice-[0-9a-f]{32}");
        }

        @Test
        void is_told_from_those_of_others_and_of_second_purges() {
            assertThat(DistributionPurge.isReference(reference)).isTrue();
            assertThat(DistributionPurge.isReference(reference + "-again")).isFalse();
            assertThat(DistributionPurge.isReference("by hand")).isFalse();
        }

        @Test
        void is_the_same_for_a_redelivery_in_another_order() {
            var change = a.history().changes().getFirst();
            var redelivered = new ChangedKey(
                    "site",
                    new KeyHistory(
                            "a.html", List.of(change, change), a.history().versions()),
                    KeyChange.OVERWRITTEN);

            assertThat(purge(site, b, redelivered).reference(plan)).isEqualTo(reference);
        }

        @Test
        void is_another_for_other_paths() {
            assertThat(purge(site, a, b).reference(plan("/*"))).isNotEqualTo(reference);
        }

        @Test
        void is_another_for_a_later_change_of_the_same_key() {
            var again = changed("b.html", KeyChange.OVERWRITTEN, NOON, "0B");

            assertThat(purge(site, a, again).reference(plan)).isNotEqualTo(reference);
        }

        @Test
        void is_another_for_another_distribution() {
            var other = new Distribution("E2", site.behaviours(), "index.html", List.of());

            assertThat(purge(other, a, b).reference(plan)).isNotEqualTo(reference);
        }

        @Test
        void leaves_out_what_is_not_purged() {
            assertThat(purge(site, a, b, changed("c.html", KeyChange.UNCHANGED)).reference(plan))
                    .isEqualTo(reference);
        }

        private static PurgePlan plan(String... paths) {
            return new PurgePlan(Stream.of(paths).map(EdgePath::new).toList(), PurgePlan.OverPurge.NONE);
        }
    }

    private static DistributionPurge purge(Distribution distribution, ChangedKey... changed) {
        return DistributionPurge.of(distribution, List.of(changed), key -> key.startsWith("assets/"));
    }

    private static List<String> paths(DistributionPurge purge) {
        return purge.paths().keySet().stream().map(EdgePath::value).toList();
    }

    private static ChangedKey changed(String key, KeyChange change) {
        return changed(key, change, NOON);
    }

    private static ChangedKey changed(String key, KeyChange change, Instant time) {
        return changed(key, change, time, "0A");
    }

    private static ChangedKey changed(String key, KeyChange change, Instant time, String sequencer) {
        return new ChangedKey("site", history(key, time, sequencer), change);
    }

    private static KeyHistory history(String key, Instant time) {
        return history(key, time, "0A");
    }

    private static KeyHistory history(String key, Instant time, String sequencer) {
        var change = new ObjectChange("site", key, Kind.CREATED, Optional.empty(), new Sequencer(sequencer), time);
        return new KeyHistory(key, List.of(change), List.of());
    }
}
