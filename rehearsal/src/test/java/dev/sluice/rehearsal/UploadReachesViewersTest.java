package dev.sluice.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.edge.Freshness;
import dev.sluice.rehearsal.lambda.BatchSettings;
import dev.sluice.rehearsal.lambda.EventSourceMapping;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.EventDelivery;
import dev.sluice.rehearsal.s3.EventShape;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.sqs.QueueSettings;
import dev.sluice.rehearsal.viewers.Viewers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import tools.jackson.databind.json.JsonMapper;

/** A deploy from the first put to the last point of presence, with a handler that purges a path per upload. */
final class UploadReachesViewersTest {

    private static final List<String> KEYS =
            IntStream.range(0, 50).mapToObj("page-%02d.html"::formatted).toList();

    @Test
    void a_deploy_reaches_every_viewer() {
        var deploy = play(1);

        assertThat(deploy.fresh()).isTrue();
        assertThat(deploy.everStale()).isEqualTo(50 * 5);
        assertThat(deploy.billedPaths()).isBetween(50L, 60L);
        assertThat(deploy.actions()).containsExactly("cloudfront:CreateInvalidation");
        assertThat(deploy.story()).contains("invalidation I", "batch of");
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(play(7).story()).isEqualTo(play(7).story());
    }

    @Test
    void other_seeds_tell_other_stories_with_the_same_end() {
        var stories = new HashSet<String>();
        for (long seed = 1; seed <= 10; seed++) {
            var deploy = play(seed);
            assertThat(deploy.fresh()).isTrue();
            stories.add(deploy.story());
        }

        assertThat(stories).hasSize(10);
    }

    private record Deploy(boolean fresh, long everStale, long billedPaths, TreeSet<String> actions, String story) {}

    private static Deploy play(long seed) {
        try (var stage = new Stage(seed)) {
            var bucket = stage.s3.createBucket("site", Versioning.ENABLED);
            var distribution = stage.cloudFront.createDistribution(
                    "E1", Stage.siteOn("site").build(), EdgeSettings.DEFAULT);
            var freshness = Freshness.observe(stage.world, distribution.edge());
            KEYS.forEach(key -> bucket.put(key, Content.of("release 1")));
            var urls = KEYS.stream().map(key -> "/" + key).toList();
            distribution.edge().warm(urls);
            new Viewers(stage.world, distribution.edge(), freshness, urls, 20).start();

            var queue = stage.sqs.createQueue("uploads", new QueueSettings(Duration.ofMinutes(2), 5, null));
            bucket.subscribe(EventShape.NOTIFICATION, EventDelivery.TYPICAL, queue::send);
            var client = stage.cloudFront.client("invalidate");
            EventSourceMapping.connect(
                    stage.aws,
                    queue,
                    new LambdaRuntime<>(
                            stage.aws,
                            "invalidate",
                            Duration.ofMinutes(1),
                            (event, context) -> purge(client, event),
                            SQSEvent.class,
                            SQSBatchResponse.class),
                    new BatchSettings(1_000, Duration.ofSeconds(10), 5));

            stage.world.spawn("deployer", () -> {
                stage.world.pause(Duration.ofSeconds(5));
                KEYS.forEach(key -> bucket.put(key, Content.of("release 2")));
            });
            stage.world.runFor(Duration.ofSeconds(10));
            boolean fresh = stage.world.runUntil(freshness::isFresh, Duration.ofMinutes(10));
            stage.world.runFor(Duration.ofMinutes(3));

            return new Deploy(
                    fresh && freshness.isFresh(),
                    freshness.everStale(),
                    distribution.billedPaths(),
                    new TreeSet<>(stage.aws.log().actionsOf("invalidate")),
                    stage.timeline.lines());
        }
    }

    private static SQSBatchResponse purge(CloudFrontClient client, SQSEvent event) {
        var paths = new TreeSet<String>();
        for (var message : event.getRecords()) {
            for (var record : new JsonMapper().readTree(message.getBody()).path("Records")) {
                paths.add(EdgePath.of(record.at("/s3/object/key").asString()).value());
            }
        }
        if (!paths.isEmpty()) {
            client.createInvalidation(r -> r.distributionId("E1")
                    .invalidationBatch(
                            b -> b.callerReference(event.getRecords().getFirst().getReceiptHandle())
                                    .paths(p -> p.quantity(paths.size()).items(paths))));
        }
        return new SQSBatchResponse();
    }
}
