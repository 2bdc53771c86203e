package dev.sluice.invalidation.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.aws.HttpEdgeProbe;
import dev.sluice.domain.freshness.Outcome;
import dev.sluice.domain.freshness.Propagation;
import dev.sluice.domain.freshness.Sighting;
import dev.sluice.domain.freshness.Verdict.Kind;
import dev.sluice.domain.freshness.Watch.Next;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.invalidation.EventFile;
import dev.sluice.invalidation.FixedTime;
import dev.sluice.invalidation.InMemoryBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server in the place of the edge. */
class VerifyFreshnessHandlerTest {

    private static final Instant UPLOADED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant PURGED = UPLOADED.plusSeconds(20);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final EdgeServer edge = new EdgeServer();
    private final InMemoryBuckets buckets = new InMemoryBuckets();
    private final RecordedLog log = new RecordedLog();
    private boolean completed = true;

    @BeforeEach
    void upload() {
        buckets.put("my-site", "index.html", "v1", "old", UPLOADED.minusSeconds(86_400));
        buckets.put("my-site", "index.html", "v2", "new", UPLOADED);
        buckets.put("my-site", "about.html", "v1", "old", UPLOADED.minusSeconds(86_400));
        buckets.put("my-site", "about.html", "v2", "new", UPLOADED);
        edge.answer("/", 200, Map.of("ETag", "\"new\"", "X-Cache", "Miss from cloudfront", "X-Amz-Cf-Pop", "IAD89-C1"));
        edge.answer("/about.html", 200, Map.of("ETag", "\"new\"", "X-Cache", "Hit from cloudfront", "Age", "7"));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void an_invalidation_in_progress_is_looked_at_again_and_the_edge_left_alone() {
        completed = false;

        var watch = look("freshness-begin.json").watch();

        assertThat(watch.next()).isEqualTo(Next.LOOK);
        assertThat(watch.nextLookSeconds()).isEqualTo(5);
        assertThat(edge.requests()).isEmpty();
        assertThat(log.lines()).containsExactly("I2J0I21PCUYOIK of E2QWRUHAPOMQZL is in progress: looks again in 5 s");
    }

    @Test
    void a_hit_and_a_miss_with_the_buckets_etags_are_fresh() {
        var watch = look("freshness-begin.json").watch();

        assertThat(watch.outcome()).contains(Outcome.FRESH);
        assertThat(watch.look().orElseThrow().sightings())
                .extracting(sighting -> sighting.verdict().kind())
                .containsOnly(Kind.FRESH);
        assertThat(log.lines()).containsExactly("I2J0I21PCUYOIK of E2QWRUHAPOMQZL is complete: FRESH");
    }

    @Test
    void every_url_is_asked_for_as_browsers_do_and_plain() {
        look("freshness-begin.json");

        assertThat(edge.requests())
                .containsExactlyInAnyOrder("/ br, gzip", "/ identity", "/about.html br, gzip", "/about.html identity");
    }

    @Test
    void a_weak_etag_is_the_same_content_compressed() {
        edge.answer("/about.html", 200, Map.of("ETag", "W/\"new\"", "X-Cache", "Hit from cloudfront"));

        assertThat(look("freshness-begin.json").watch().outcome()).contains(Outcome.FRESH);
    }

    @Test
    void a_stale_copy_is_to_be_purged_again() {
        edge.answer("/about.html", 200, Map.of("ETag", "\"old\"", "X-Cache", "Hit from cloudfront", "Age", "3"));

        var watch = look("freshness-begin.json").watch();

        assertThat(watch.next()).isEqualTo(Next.PURGE);
        assertThat(watch.stale()).containsExactly(new EdgePath("/about.html"));
        assertThat(log.lines().getLast()).endsWith("stale, to be purged again: [/about.html]");
    }

    @Test
    void a_403_is_no_proof_of_anything() {
        edge.answer("/about.html", 403, Map.of("X-Cache", "Error from cloudfront"));

        var watch = look("freshness-begin.json").watch();

        assertThat(watch.outcome()).contains(Outcome.UNKNOWN);
        assertThat(words(watch.look().orElseThrow().sightings().getLast()))
                .isEqualTo("answers 403: it does not let us see");
    }

    @Test
    void a_redirect_is_not_followed_and_said() {
        edge.answer("/about.html", 301, Map.of("Location", "https://www.example.com/about"));

        var watch = look("freshness-begin.json").watch();

        assertThat(words(watch.look().orElseThrow().sightings().getLast()))
                .isEqualTo("redirects with 301 to https://www.example.com/about");
        assertThat(watch.outcome()).contains(Outcome.FRESH);
    }

    @Test
    void an_answer_without_an_etag_cannot_be_compared() {
        edge.answer("/about.html", 200, Map.of("X-Cache", "Hit from cloudfront"));

        var sightings =
                look("freshness-begin.json").watch().look().orElseThrow().sightings();

        assertThat(words(sightings.getLast())).isEqualTo("comes without an ETag");
    }

    @Test
    void an_edge_that_does_not_answer_in_time_is_asked_again_later() {
        edge.hang("/about.html");

        var watch = look("freshness-begin.json").watch();

        assertThat(watch.next()).isEqualTo(Next.LOOK);
        assertThat(words(watch.look().orElseThrow().sightings().getLast())).startsWith("no answer within");
    }

    @Test
    void a_deleted_page_is_expected_to_be_gone() {
        buckets.delete("my-site", "about.html", "v3", UPLOADED);
        edge.answer("/about.html", 404, Map.of("X-Cache", "Error from cloudfront"));

        assertThat(look("freshness-begin.json").watch().outcome()).contains(Outcome.FRESH);
    }

    @Test
    void what_is_not_the_state_machines_document_is_refused_with_the_reason() {
        assertThatThrownBy(() -> handle("{\"hello\": 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deploy is missing")
                .hasMessageContaining("Start the state machine");
        assertThatThrownBy(() -> handle("{")).hasMessageContaining("not a document of freshness.asl.json");
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new VerifyFreshnessHandler()).isNotNull();
    }

    private WatchDocument look(String event) {
        try {
            return WatchDocument.read(
                    new ByteArrayInputStream(handle(EventFile.read(event)).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String handle(String event) throws IOException {
        var out = new ByteArrayOutputStream();
        new VerifyFreshnessHandler(
                        new OneInvalidation(),
                        buckets,
                        (url, encoding) -> new HttpEdgeProbe(PATIENCE).get(edge.inPlaceOf(url), encoding),
                        Runnable::run,
                        new FixedTime(PURGED.plusSeconds(30)))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, log.context());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String words(Sighting sighting) {
        return sighting.verdict().words();
    }

    private final class OneInvalidation implements Propagation {

        @Override
        public String domainName(String distributionId) {
            return URI.create("https://d111111abcdef8.cloudfront.net").getHost();
        }

        @Override
        public Progress progress(String distributionId, String invalidationId) {
            return new Progress(PURGED, completed);
        }
    }
}
