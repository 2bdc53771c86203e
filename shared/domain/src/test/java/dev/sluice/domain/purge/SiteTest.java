package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.planner.PurgePlanner;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SiteTest {

    private static final Origin BUCKET = new Origin("site.s3.amazonaws.com", "");
    private static final Origin API = new Origin("api.example.com", "");

    @Nested
    class Origins {

        @Test
        void the_origin_path_is_stripped() {
            var live = new Origin("site.s3.amazonaws.com", "/live");

            assertThat(paths(distribution(behaviour("*", live)), "live/a b.html"))
                    .containsExactly("/a%20b.html");
        }

        @Test
        void a_key_beside_the_origin_path_is_served_nowhere() {
            var live = new Origin("site.s3.amazonaws.com", "/live");

            assertThat(paths(distribution(behaviour("*", live)), "draft/a.html"))
                    .isEmpty();
        }

        @Test
        void two_origins_of_one_bucket_serve_a_key_at_two_paths() {
            var whole = behaviour("/all/*", BUCKET);
            var all = behaviour("*", new Origin("site.s3.amazonaws.com", "/all"));

            assertThat(paths(distribution(whole, all), "all/a.html")).containsExactly("/all/a.html", "/a.html");
        }

        @Test
        void two_origins_that_lead_to_the_same_path_give_it_once() {
            var regional = new Origin("site.s3.eu-central-1.amazonaws.com", "");
            var both = new Behaviour(PathPattern.ALL, List.of(BUCKET, regional), false, DirectoryIndex.ROOT);

            assertThat(paths(distribution(both), "a.html")).containsExactly("/a.html");
        }

        @Test
        void every_member_of_an_origin_group_serves() {
            var group = new Behaviour(PathPattern.ALL, List.of(API, BUCKET), false, DirectoryIndex.ROOT);

            assertThat(paths(distribution(group), "a.html")).containsExactly("/a.html");
        }
    }

    @Nested
    class Behaviours {

        @Test
        void a_path_that_another_origin_answers_is_not_purged() {
            var distribution = distribution(behaviour("/api/*", API), behaviour("*", BUCKET));

            assertThat(paths(distribution, "api/users")).isEmpty();
            assertThat(paths(distribution, "app/users")).containsExactly("/app/users");
        }

        @Test
        void the_first_that_matches_decides() {
            var distribution =
                    distribution(behaviour("/api/docs/*", BUCKET), behaviour("/api/*", API), behaviour("*", BUCKET));

            assertThat(paths(distribution, "api/docs/a.html")).containsExactly("/api/docs/a.html");
            assertThat(paths(distribution, "api/a.html")).isEmpty();
        }

        @Test
        void a_bucket_behind_one_folder_serves_only_that_folder() {
            var distribution = distribution(behaviour("/static/*", BUCKET), behaviour("*", API));

            assertThat(paths(distribution, "static/a.css")).containsExactly("/static/a.css");
            assertThat(paths(distribution, "index.html")).isEmpty();
        }

        @Test
        void a_pattern_with_a_tilde_applies_to_encoded_paths() {
            var distribution = distribution(behaviour("/~*", API), behaviour("*", BUCKET));

            assertThat(paths(distribution, "~user/a.html")).isEmpty();
        }
    }

    @Nested
    class Directories {

        @ParameterizedTest
        @CsvSource({
            "ROOT,           '/docs/index.html'",
            "SLASH,          '/docs/index.html /docs/'",
            "SLASH_AND_BARE, '/docs/index.html /docs/ /docs'",
        })
        void an_index_is_served_where_the_distribution_says(DirectoryIndex index, String paths) {
            assertThat(paths(distribution("", index), "docs/index.html")).containsExactly(paths.split(" "));
        }

        @ParameterizedTest
        @CsvSource({
            "ROOT,           '/index.html'",
            "SLASH,          '/index.html /'",
            "SLASH_AND_BARE, '/index.html /'",
        })
        void the_top_has_no_bare_name(DirectoryIndex index, String paths) {
            assertThat(paths(distribution("", index), "index.html")).containsExactly(paths.split(" "));
        }

        @ParameterizedTest
        @EnumSource
        void the_root_object_is_served_at_the_root_as_well(DirectoryIndex index) {
            var distribution = distribution("start page.html", index);

            assertThat(paths(distribution, "start page.html")).containsExactly("/start%20page.html", "/");
            assertThat(paths(distribution, "docs/start page.html")).containsExactly("/docs/start%20page.html");
        }

        @ParameterizedTest
        @EnumSource
        void a_name_that_ends_like_an_index_is_none(DirectoryIndex index) {
            assertThat(paths(distribution("index.html", index), "docs/myindex.html"))
                    .containsExactly("/docs/myindex.html");
        }

        @Test
        void below_an_origin_path_the_top_is_the_origins() {
            var website = new Behaviour(
                    PathPattern.ALL,
                    List.of(new Origin("site.s3.amazonaws.com", "/live")),
                    false,
                    DirectoryIndex.SLASH_AND_BARE);

            assertThat(paths(distribution(website), "live/index.html")).containsExactly("/index.html", "/");
        }

        @Test
        void each_alias_has_the_behaviour_of_its_own_path() {
            var folder = behaviour("/docs/*", BUCKET, DirectoryIndex.SLASH_AND_BARE);
            var rest = behaviour("*", API, DirectoryIndex.SLASH_AND_BARE);

            assertThat(paths(distribution(folder, rest), "docs/index.html"))
                    .containsExactly("/docs/index.html", "/docs/");
        }
    }

    @Nested
    class Query_strings {

        private final Behaviour variants =
                new Behaviour(PathPattern.ALL, List.of(BUCKET), true, DirectoryIndex.SLASH_AND_BARE);

        @Test
        void variants_are_objects_of_their_own() {
            assertThat(paths(distribution(variants), "docs/index.html"))
                    .containsExactly(
                            "/docs/index.html", "/docs/index.html?*", "/docs/", "/docs/?*", "/docs", "/docs?*");
        }

        @Test
        void a_question_mark_of_the_key_is_none_of_the_query() {
            assertThat(paths(distribution(variants), "what?.html")).containsExactly("/what%3F.html", "/what%3F.html?*");
        }

        @Test
        void one_wildcard_does_for_both_when_nothing_else_starts_alike() {
            assertThat(plan(distribution(variants), "a.html", List.of("b.html")))
                    .containsExactly("/a.html*");
        }

        @Test
        void a_neighbour_that_starts_alike_is_spared() {
            assertThat(plan(distribution(variants), "a.html", List.of("a.html.map")))
                    .containsExactly("/a.html", "/a.html?*");
        }

        private Stream<String> plan(Distribution distribution, String changed, List<String> live) {
            var site = distribution.site("site");
            var inventory = Inventory.of(live.stream()
                    .flatMap(key -> site.ownPaths(key).stream())
                    .map(path -> new LiveObject(path, 1))
                    .toList());
            return PurgePlanner.plan(site.paths(changed), inventory, PurgeLimits.DEFAULT).paths().stream()
                    .map(EdgePath::value);
        }
    }

    @Test
    void a_variant_too_long_for_cloudfront_is_refused_by_name() {
        var variants = new Behaviour(PathPattern.ALL, List.of(BUCKET), true, DirectoryIndex.ROOT);
        var site = distribution(variants).site("site");

        assertThatThrownBy(() -> site.paths("a".repeat(3_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4,002 characters")
                .hasMessageEndingWith("aaa?*");
    }

    @Test
    void own_paths_leave_aliases_and_variants_out() {
        var variants = new Behaviour(PathPattern.ALL, List.of(BUCKET), true, DirectoryIndex.SLASH_AND_BARE);

        assertThat(distribution(variants).site("site").ownPaths("docs/index.html"))
                .containsExactly(new EdgePath("/docs/index.html"));
    }

    @Property
    void a_wildcard_over_an_alias_takes_an_own_path_with_it(
            @ForAll boolean queryStrings, @ForAll DirectoryIndex index, @ForAll boolean root, @ForAll boolean folder) {
        var behaviour = new Behaviour(PathPattern.ALL, List.of(BUCKET), queryStrings, index);
        var site = new Distribution("E1", List.of(behaviour), root ? "index.html" : "", List.of()).site("site");
        var key = folder ? "docs/deep/index.html" : "index.html";

        assertThat(site.paths(key))
                .containsAll(site.ownPaths(key))
                .filteredOn(path -> !path.isWildcard())
                .allMatch(path -> site.ownPaths(key).stream()
                        .anyMatch(own -> path.withWildcard().covers(own)));
    }

    private static List<String> paths(Distribution distribution, String key) {
        return distribution.site("site").paths(key).stream()
                .map(EdgePath::value)
                .toList();
    }

    private static Behaviour behaviour(String pattern, Origin origin) {
        return behaviour(pattern, origin, DirectoryIndex.ROOT);
    }

    private static Behaviour behaviour(String pattern, Origin origin, DirectoryIndex index) {
        return new Behaviour(new PathPattern(pattern), List.of(origin), false, index);
    }

    private static Distribution distribution(String rootObject, DirectoryIndex index) {
        return new Distribution("E1", List.of(behaviour("*", BUCKET, index)), rootObject, List.of());
    }

    private static Distribution distribution(Behaviour... behaviours) {
        return new Distribution("E1", List.of(behaviours), "", List.of());
    }
}
