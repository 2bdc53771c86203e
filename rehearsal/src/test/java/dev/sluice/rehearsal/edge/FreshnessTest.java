package dev.sluice.rehearsal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.s3.Bucket;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;

final class FreshnessTest {

    private static final EdgeSettings TWO_POPS = EdgeSettings.DEFAULT.withPops(List.of("A", "B"));

    private final Stage stage = new Stage(1);
    private final Bucket bucket = stage.s3.createBucket("site", Versioning.ENABLED);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_changed_object_makes_every_copy_of_it_stale_until_it_is_purged() {
        bucket.put("index.html", Content.of("1"));
        bucket.put("other", Content.of("1"));
        var edge = edge(stage, TWO_POPS);
        var freshness = Freshness.observe(stage.world, edge);
        edge.warm(List.of("/", "/index.html", "/other"));
        assertThat(freshness.freshSince()).contains(World.START);

        stage.world.runFor(Duration.ofSeconds(10));
        bucket.put("index.html", Content.of("2"));

        var since = World.START.plusSeconds(10);
        assertThat(freshness.stale())
                .containsExactlyInAnyOrder(
                        new StaleCopy("A", "/", since),
                        new StaleCopy("A", "/index.html", since),
                        new StaleCopy("B", "/", since),
                        new StaleCopy("B", "/index.html", since));
        assertThat(freshness.isStale("A", "/index.html")).isTrue();
        assertThat(freshness.isStale("A", "/other")).isFalse();
        assertThat(freshness.freshSince()).isEmpty();
        assertThat(freshness.everStale()).isEqualTo(4);

        boolean[] applied = {false};
        edge.purge(List.of("/", "/index.html"), copies -> applied[0] = true);
        stage.world.runUntil(() -> applied[0], Duration.ofSeconds(25));

        assertThat(freshness.isFresh()).isTrue();
        assertThat(freshness.freshSince()).contains(stage.world.instant());
    }

    @Test
    void the_same_content_again_is_no_change_and_other_headers_are() {
        bucket.put("a", Content.of("1").withContentType("text/plain"));
        var edge = edge(stage, TWO_POPS);
        var freshness = Freshness.observe(stage.world, edge);
        edge.warm(List.of("/a"));

        bucket.put("a", Content.of("1").withContentType("text/plain"));
        assertThat(freshness.isFresh()).isTrue();

        bucket.put("a", Content.of("1").withContentType("text/html"));
        assertThat(freshness.stale()).hasSize(2);

        bucket.put("a", Content.of("1").withContentType("text/plain"));
        assertThat(freshness.isFresh()).as("put back").isTrue();
    }

    @Test
    void a_deleted_object_is_stale_and_a_new_one_behind_a_cached_error_too() {
        bucket.put("old", Content.of("1"));
        var edge = edge(stage, TWO_POPS);
        var freshness = Freshness.observe(stage.world, edge);
        edge.warm(List.of("/old", "/new"));

        bucket.delete("old");
        bucket.put("new", Content.of("1"));

        assertThat(freshness.stale())
                .extracting(StaleCopy::url)
                .containsExactlyInAnyOrder("/old", "/old", "/new", "/new");

        stage.world.runFor(Duration.ofSeconds(10));

        assertThat(freshness.stale()).extracting(StaleCopy::url).containsOnly("/old");
    }

    @Test
    void an_expired_copy_is_stale_no_longer_from_the_instant_it_expires() {
        bucket.put("a", Content.of("1").withCacheControl("max-age=60"));
        var edge = edge(stage, TWO_POPS);
        var freshness = Freshness.observe(stage.world, edge);
        edge.warm(List.of("/a"));
        stage.world.runFor(Duration.ofSeconds(30));
        bucket.put("a", Content.of("2").withCacheControl("max-age=60"));

        stage.world.runFor(Duration.ofMinutes(10));

        assertThat(freshness.freshSince()).contains(World.START.plusSeconds(60));
    }

    @Test
    void a_fallback_page_that_changes_makes_its_copies_stale() {
        bucket.put("index.html", Content.of("1"));
        var config = Stage.siteOn("site")
                .customErrorResponses(errors -> errors.quantity(1)
                        .items(CustomErrorResponse.builder()
                                .errorCode(403)
                                .responseCode("200")
                                .responsePagePath("/index.html")
                                .errorCachingMinTTL(86_400L)
                                .build()))
                .build();
        var edge = stage.cloudFront.createDistribution("E1", config, TWO_POPS).edge();
        var freshness = Freshness.observe(stage.world, edge);
        edge.warm(List.of("/settings"));

        bucket.put("index.html", Content.of("2"));

        assertThat(freshness.stale()).extracting(StaleCopy::url).containsOnly("/settings");
    }

    @Property(tries = 30)
    void it_agrees_with_comparing_every_copy_at_every_step(@ForAll long seed) {
        try (var other = new Stage(seed)) {
            var site = other.s3.createBucket("site", Versioning.ENABLED);
            var edge = edge(other, TWO_POPS);
            var freshness = Freshness.observe(other.world, edge);
            var random = new SplittableRandom(seed);
            for (int step = 0; step < 200; step++) {
                var key = "k" + random.nextInt(6);
                switch (random.nextInt(5)) {
                    case 0, 1 -> edge.warm(List.of("/" + key));
                    case 2 -> site.put(key, Content.of("v" + random.nextInt(2)).withCacheControl("max-age=30"));
                    case 3 -> site.delete(key);
                    default -> edge.purge(List.of("/" + key), copies -> {});
                }
                other.world.runFor(Duration.ofSeconds(random.nextInt(4)));

                assertThat(freshness.stale().stream().map(copy -> copy.pop() + copy.url()))
                        .containsExactlyInAnyOrderElementsOf(byComparing(other, edge));
            }
        }
    }

    private static Set<String> byComparing(Stage stage, Edge edge) {
        var stale = new TreeSet<String>();
        for (var pop : edge.pops()) {
            for (int i = 0; i < 6; i++) {
                var url = "/k" + i;
                if (edge.isCached(pop, url)) {
                    var cached = stage.play(() -> edge.get(pop, url));
                    var current = edge.site().answer(SiteUrl.parse(url));
                    if (cached.status() != current.status() || !Objects.equals(cached.etag(), current.etag())) {
                        stale.add(pop + url);
                    }
                }
            }
        }
        return stale;
    }

    private static Edge edge(Stage stage, EdgeSettings settings) {
        return stage.cloudFront
                .createDistribution("E1", Stage.siteOn("site").build(), settings)
                .edge();
    }
}
