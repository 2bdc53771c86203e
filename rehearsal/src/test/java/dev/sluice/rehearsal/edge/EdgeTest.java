package dev.sluice.rehearsal.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.cloudfront.CachePolicies;
import dev.sluice.rehearsal.edge.EdgeResponse.Cache;
import dev.sluice.rehearsal.s3.Bucket;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.world.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

final class EdgeTest {

    private static final String POP = "FRA56";

    private final Stage stage = new Stage(1);
    private final Bucket bucket = stage.s3.createBucket("site", Versioning.ENABLED);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void an_object_is_fetched_once_and_then_served_from_the_cache_of_that_pop() {
        bucket.put("a.html", Content.of("1").withContentType("text/html"));
        var edge = edge(EdgeSettings.DEFAULT);

        var first = get(edge, "/a.html");
        stage.world.runFor(Duration.ofMinutes(1));
        var second = get(edge, "https://example.com/a.html");
        var elsewhere = stage.play(() -> edge.get("IAD89", "/a.html"));

        assertThat(first.cache()).isEqualTo(Cache.MISS);
        assertThat(first.contentType()).isEqualTo("text/html");
        assertThat(second.cache()).isEqualTo(Cache.HIT);
        assertThat(second.cache().header()).isEqualTo("Hit from cloudfront");
        assertThat(second.age()).isEqualTo(Duration.ofMinutes(1));
        assertThat(elsewhere.cache()).isEqualTo(Cache.MISS);
    }

    @Test
    void a_changed_object_stays_stale_for_the_default_day() {
        bucket.put("a", Content.of("1"));
        var edge = edge(EdgeSettings.DEFAULT);
        var old = get(edge, "/a");
        var changed = bucket.put("a", Content.of("2"));

        stage.world.runFor(Duration.ofHours(24).minusSeconds(1));
        assertThat(get(edge, "/a").etag()).isEqualTo(old.etag());

        stage.world.runFor(Duration.ofSeconds(1));
        var fresh = get(edge, "/a");
        assertThat(fresh.etag()).isEqualTo(changed.content().etag());
        assertThat(fresh.cache()).isEqualTo(Cache.MISS);
    }

    @Test
    void an_expired_copy_that_is_still_right_is_refreshed() {
        bucket.put("a", Content.of("1").withCacheControl("public, max-age=60"));
        var edge = edge(EdgeSettings.DEFAULT);
        get(edge, "/a");

        stage.world.runFor(Duration.ofSeconds(61));

        assertThat(get(edge, "/a").cache()).isEqualTo(Cache.REFRESH_HIT);
        assertThat(get(edge, "/a").cache()).isEqualTo(Cache.HIT);
    }

    @Test
    void an_uncacheable_object_is_fetched_every_time() {
        bucket.put("a", Content.of("1"));
        var edge = edge(
                Stage.siteOn("site")
                        .defaultCacheBehavior(
                                b -> b.targetOriginId("site").cachePolicyId(CachePolicies.CACHING_DISABLED))
                        .build(),
                EdgeSettings.DEFAULT);

        get(edge, "/a");

        assertThat(get(edge, "/a").cache()).isEqualTo(Cache.MISS);
        assertThat(edge.copies(POP)).isZero();
    }

    @Test
    void an_error_is_remembered_for_ten_seconds() {
        var edge = edge(EdgeSettings.DEFAULT);
        assertThat(get(edge, "/new").status()).isEqualTo(403);
        bucket.put("new", Content.of("1"));

        stage.world.runFor(Duration.ofSeconds(9));
        assertThat(get(edge, "/new").status()).isEqualTo(403);

        stage.world.runFor(Duration.ofSeconds(1));
        assertThat(get(edge, "/new").status()).isEqualTo(200);
    }

    @Test
    void a_single_page_fallback_is_cached_under_the_missing_path() {
        var index = bucket.put("index.html", Content.of("app"));
        var config = Stage.siteOn("site")
                .customErrorResponses(errors -> errors.quantity(1)
                        .items(CustomErrorResponse.builder()
                                .errorCode(404)
                                .responseCode("200")
                                .responsePagePath("/index.html")
                                .errorCachingMinTTL(300L)
                                .build()))
                .build();
        var edge = edge(config, EdgeSettings.DEFAULT.withMissingStatus(404));

        var fallback = get(edge, "/settings/profile");
        bucket.put("settings/profile", Content.of("a real page"));
        stage.world.runFor(Duration.ofMinutes(4));
        var later = get(edge, "/settings/profile");

        assertThat(fallback.status()).isEqualTo(200);
        assertThat(fallback.etag()).isEqualTo(index.content().etag());
        assertThat(fallback.cache().header()).isEqualTo("Error from cloudfront");
        assertThat(later.etag()).isEqualTo(index.content().etag());
    }

    @Test
    void the_root_and_its_document_are_two_copies() {
        bucket.put("index.html", Content.of("1"));
        var edge = edge(EdgeSettings.DEFAULT);
        edge.warm(List.of("/", "/index.html"));

        purge(edge, "/index.html");

        assertThat(edge.isCached(POP, "/")).isTrue();
        assertThat(edge.isCached(POP, "/index.html")).isFalse();
    }

    @Test
    void a_rewritten_directory_is_cached_as_its_index_document() {
        bucket.put("docs/index.html", Content.of("1"));
        var edge = edge(EdgeSettings.DEFAULT.withViewerRequest(EdgeSettings::indexDocument));

        assertThat(get(edge, "/docs/").status()).isEqualTo(200);
        assertThat(get(edge, "/docs").cache()).isEqualTo(Cache.HIT);
        assertThat(get(edge, "/docs/index.html").cache()).isEqualTo(Cache.HIT);
    }

    @Test
    void a_directory_the_origin_resolves_is_a_copy_of_its_own() {
        bucket.put("docs/index.html", Content.of("1"));
        var edge = edge(EdgeSettings.DEFAULT.withOriginRequest(EdgeSettings::indexDocument));
        edge.warm(List.of("/docs/", "/docs/index.html"));

        purge(edge, "/docs/index.html");

        assertThat(edge.isCached(POP, "/docs/")).isTrue();
    }

    @Test
    void query_strings_make_variants_only_where_the_policy_says_so() {
        bucket.put("a", Content.of("1"));
        stage.cloudFront.addCachePolicy(
                "by-version",
                CachePolicyConfig.builder()
                        .name("by-version")
                        .minTTL(0L)
                        .parametersInCacheKeyAndForwardedToOrigin(p ->
                                p.queryStringsConfig(q -> q.queryStringBehavior("whitelist")
                                        .queryStrings(names -> names.quantity(1).items("v"))))
                        .build());
        var plain = edge(EdgeSettings.DEFAULT);
        var keyed = stage.cloudFront
                .createDistribution(
                        "E2",
                        Stage.siteOn("site")
                                .defaultCacheBehavior(
                                        b -> b.targetOriginId("site").cachePolicyId("by-version"))
                                .build(),
                        EdgeSettings.DEFAULT)
                .edge();

        get(plain, "/a?v=1");
        get(keyed, "/a?v=1&utm=x");

        assertThat(plain.isCached(POP, "/a?v=2")).isTrue();
        assertThat(keyed.isCached(POP, "/a?utm=y&v=1")).isTrue();
        assertThat(keyed.isCached(POP, "/a?v=2")).isFalse();

        purge(keyed, "/a");
        assertThat(keyed.isCached(POP, "/a?v=1"))
                .as("an exact path leaves the variants")
                .isTrue();

        purge(keyed, "/a*");
        assertThat(keyed.isCached(POP, "/a?v=1")).isFalse();
    }

    @Test
    void a_wildcard_is_a_string_prefix() {
        for (var key : List.of("img/a", "img/b", "imgs/c", "im")) {
            bucket.put(key, Content.of("x"));
        }
        var edge = edge(EdgeSettings.DEFAULT);
        edge.warm(List.of("/img/a", "/img/b", "/imgs/c", "/im"));

        int gone = purge(edge, "/img*");

        assertThat(gone).isEqualTo(3 * edge.pops().size());
        assertThat(edge.isCached(POP, "/im")).isTrue();
    }

    @Test
    void only_the_canonical_encoding_of_a_path_purges_it() {
        bucket.put("a-b é.html", Content.of("x"));
        var edge = edge(EdgeSettings.DEFAULT);
        edge.warm(List.of("/a%2Db%20%c3%a9.html"));
        assertThat(edge.isCached(POP, "/a-b%20%C3%A9.html")).isTrue();

        purge(edge, "/a%2Db%20%C3%A9.html");
        assertThat(edge.isCached(POP, "/a-b%20%C3%A9.html")).isTrue();

        purge(edge, EdgePath.of("a-b é.html").value());
        assertThat(edge.isCached(POP, "/a-b%20%C3%A9.html")).isFalse();
    }

    @Test
    void a_fetch_that_a_purge_overtakes_is_not_cached() {
        bucket.put("a", Content.of("1"));
        var edge = edge(EdgeSettings.DEFAULT.withPurgeDelay(Delay.NONE));
        var viewer = stage.world.spawn("viewer", () -> edge.get(POP, "/a"));
        stage.world.after(Duration.ofMillis(1), "purge", () -> edge.purge(List.of("/a"), copies -> {}));

        stage.world.runUntil(viewer::isDone, Duration.ofSeconds(10));

        assertThat(edge.isCached(POP, "/a")).isFalse();
    }

    @Test
    void behaviours_decide_which_origin_answers_and_origin_paths_are_put_before() {
        var media = stage.s3.createBucket("media", Versioning.NEVER);
        media.put("v1/img/logo.svg", Content.of("logo"));
        bucket.put("img/logo.svg", Content.of("wrong"));
        var site = Stage.siteOn("site").build();
        var origins = new ArrayList<>(site.origins().items());
        origins.add(origins.getFirst().toBuilder()
                .id("media")
                .domainName("media.s3.us-east-1.amazonaws.com")
                .originPath("/v1")
                .build());
        var config = site.toBuilder()
                .origins(o -> o.quantity(2).items(origins))
                .cacheBehaviors(b -> b.quantity(1)
                        .items(CacheBehavior.builder()
                                .pathPattern("img/*.svg")
                                .targetOriginId("media")
                                .cachePolicyId(CachePolicies.CACHING_OPTIMIZED)
                                .build()))
                .build();
        var edge = edge(config, EdgeSettings.DEFAULT);

        assertThat(get(edge, "/img/logo.svg").etag())
                .isEqualTo(Content.of("logo").etag());
        assertThat(get(edge, "/img/logo.png").status()).isEqualTo(403);
    }

    @Test
    void purges_reach_the_pops_at_different_times_and_soon() {
        bucket.put("a", Content.of("1"));
        var edge = edge(EdgeSettings.DEFAULT);
        edge.warm(List.of("/a"));
        boolean[] done = {false};
        edge.purge(List.of("/a"), copies -> done[0] = true);
        var halfWay = new ArrayList<Long>();

        boolean complete = stage.world.runUntil(
                () -> {
                    halfWay.add(edge.pops().stream()
                            .filter(pop -> edge.isCached(pop, "/a"))
                            .count());
                    return done[0];
                },
                Duration.ofSeconds(25));

        assertThat(complete).isTrue();
        assertThat(halfWay).contains(5L, 3L, 0L);
    }

    @Test
    void a_wildcard_over_many_thousand_copies_takes_them_all() {
        var urls = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            bucket.put("k" + i, Content.listed("etag", 1));
            urls.add("/k" + i);
        }
        var edge = edge(EdgeSettings.DEFAULT);
        edge.warm(urls);

        assertThat(purge(edge, "/*")).isEqualTo(100_000);
        assertThat(edge.copies(POP)).isZero();
    }

    @Test
    void what_is_no_url_or_no_pop_is_named() {
        var edge = edge(EdgeSettings.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> edge.isCached(POP, "a.html"))
                .withMessageContaining("a.html");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edge.isCached("XXX", "/a"))
                .withMessageContaining("XXX");
        assertThatIllegalArgumentException().isThrownBy(() -> edge.isCached(POP, "/%zz"));
    }

    private Edge edge(EdgeSettings settings) {
        return edge(Stage.siteOn("site").build(), settings);
    }

    private Edge edge(DistributionConfig config, EdgeSettings settings) {
        return stage.cloudFront.createDistribution("E1", config, settings).edge();
    }

    private EdgeResponse get(Edge edge, String url) {
        return stage.play(() -> edge.get(POP, url));
    }

    private int purge(Edge edge, String path) {
        int[] gone = {-1};
        edge.purge(List.of(path), copies -> gone[0] = copies);
        stage.world.runUntil(() -> gone[0] >= 0, Duration.ofSeconds(25));
        return gone[0];
    }
}
