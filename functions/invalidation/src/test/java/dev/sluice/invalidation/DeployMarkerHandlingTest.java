package dev.sluice.invalidation;

import static dev.sluice.invalidation.UploadMessages.batch;
import static dev.sluice.invalidation.UploadMessages.created;
import static dev.sluice.invalidation.UploadMessages.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.invalidation.freshness.RecordedLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deploy that is said to be complete is purged at once, and the events of its uploads cost nothing more. */
class DeployMarkerHandlingTest {

    private static final Instant YESTERDAY = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant UPLOADED = Instant.parse("2026-03-02T09:00:10Z");
    private static final Instant COMPLETE = Instant.parse("2026-03-02T09:00:31Z");

    private final InMemoryBuckets buckets = new InMemoryBuckets();
    private final InMemoryEdge edge = new InMemoryEdge().with(site());
    private final Map<String, String> deadLetters = new HashMap<>();
    private final FixedTime time = new FixedTime(COMPLETE.plusSeconds(2));
    private final RecordedLog log = new RecordedLog();
    private int maxListed = 100;

    @Test
    void everything_since_the_last_deploy_is_one_plan() {
        upload();

        handle(batch(message("1", EventFile.read("eventbridge-deploy-marker.json"))));

        assertThat(edge.purges("E1")).containsExactly(List.of("/about.html", "/gone.html", "/shop/index.html"));
        assertThat(log.lines().getLast()).contains("E1 purges 3 paths").contains("2 changed, 1 deleted, 1 versioned");
    }

    @Test
    void the_events_of_the_same_uploads_find_them_purged() {
        upload();
        handle(batch(message("1", EventFile.read("eventbridge-deploy-complete.json"))));

        handle(batch(
                message("2", created("my-site", "about.html", "v2")),
                message("3", created("my-site", "shop/index.html", "v2"))));

        assertThat(edge.purges("E1")).hasSize(1);
        assertThat(log.lines().getLast()).contains("E1 is purged already");
    }

    @Test
    void the_same_uploads_have_the_same_reference_whether_an_event_or_the_bucket_tells_of_them() {
        buckets.put("my-site", "about.html", "v1", "before", YESTERDAY)
                .put("my-site", "about.html", "v2", "after", UPLOADED);
        handle(batch(message("1", EventFile.read("eventbridge-deploy-complete.json"))));
        var other = new InMemoryEdge().with(site());

        handler(other).handleRequest(batch(message("2", created("my-site", "about.html", "v2"))), log.context());

        assertThat(other.references()).isEqualTo(edge.references());
    }

    @Test
    void uploads_let_a_marker_of_the_last_seconds_go_first() {
        upload();

        handle(batch(message("2", created("my-site", "about.html", "v2"))));

        assertThat(time.instant()).isEqualTo(COMPLETE.plus(DeployMarker.PURGED_AFTER));
    }

    @Test
    void a_marker_waits_for_nobody() {
        upload();

        handle(batch(message("1", EventFile.read("eventbridge-deploy-marker.json"))));

        assertThat(time.instant()).isEqualTo(COMPLETE.plusSeconds(2));
    }

    @Test
    void a_bucket_with_too_many_versions_leaves_the_purge_to_the_events() {
        upload();
        maxListed = 3;

        var response = handle(batch(message("1", EventFile.read("eventbridge-deploy-marker.json"))));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(edge.purges("E1")).isEmpty();
        assertThat(log.lines().getFirst())
                .isEqualTo("the deploy marker of my-site is left aside: the bucket has more than 3 versions."
                        + " Raise MAX_LISTED in the template");
    }

    @Test
    void a_marker_that_cannot_be_followed_is_no_error() {
        buckets.failing("my-site", PortFailure.passing("s3 is away", "It will be tried again", null));

        var response = handle(batch(message("1", EventFile.read("eventbridge-deploy-marker.json"))));

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(deadLetters).isEmpty();
        assertThat(log.lines().getFirst())
                .isEqualTo("the deploy marker of my-site is left aside: s3 is away. It will be tried again");
    }

    private void upload() {
        for (var key : List.of("about.html", "shop/index.html", "gone.html", "logo.svg")) {
            buckets.put("my-site", key, "v1", "before", YESTERDAY);
        }
        buckets.put("my-site", DeployMarker.KEY, "v8", "", YESTERDAY.plusSeconds(30));
        buckets.put("my-site", "about.html", "v2", "after", UPLOADED);
        buckets.put("my-site", "shop/index.html", "v2", "after", UPLOADED);
        buckets.put("my-site", "assets/index-DYIkqkhu.js", "v1", "code", UPLOADED);
        buckets.delete("my-site", "gone.html", "v2", UPLOADED);
        buckets.put("my-site", DeployMarker.KEY, "v9", "", COMPLETE);
    }

    private SQSBatchResponse handle(SQSEvent event) {
        return handler(edge).handleRequest(event, log.context());
    }

    private InvalidateHandler handler(InMemoryEdge cache) {
        var settings = new Settings(
                List.of("E1"),
                PurgeLimits.DEFAULT,
                VersionedNames.BUILT_IN,
                5,
                maxListed,
                "https://queue",
                Optional.empty());
        return new InvalidateHandler(
                settings, buckets, cache, deadLetters::put, (_, _, _) -> {}, FreshnessWatch.NONE, time);
    }

    private static Distribution site() {
        var origin = new Origin("my-site.s3.amazonaws.com", "");
        return new Distribution(
                "E1",
                List.of(new Behaviour(PathPattern.ALL, List.of(origin), false, DirectoryIndex.ROOT)),
                "index.html",
                List.of());
    }
}
