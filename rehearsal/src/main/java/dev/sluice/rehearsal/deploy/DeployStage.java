package dev.sluice.rehearsal.deploy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudfront.CachePolicies;
import dev.sluice.rehearsal.cloudfront.SimulatedCloudFront;
import dev.sluice.rehearsal.cloudfront.SimulatedDistribution;
import dev.sluice.rehearsal.deploy.Purger.AfterUpload;
import dev.sluice.rehearsal.deploy.Purger.EventDriven;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.edge.Freshness;
import dev.sluice.rehearsal.edge.StaleCopy;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.EventSourceMapping;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.s3.Bucket;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.EventDelivery;
import dev.sluice.rehearsal.s3.EventShape;
import dev.sluice.rehearsal.s3.SimulatedS3;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.sqs.QueueSettings;
import dev.sluice.rehearsal.sqs.SimulatedSqs;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.viewers.Viewers;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** The account, the site and the viewers of one run. */
final class DeployStage {

    private static final String BUCKET = "site";
    private static final String DISTRIBUTION = "E2QWRUHAPOMQZL";
    private static final Duration BEFORE_UPLOAD = Duration.ofSeconds(10);
    private static final Duration BETWEEN_UPLOADS = Duration.ofMillis(20);
    private static final Duration AFTER_UPLOAD = Duration.ofMinutes(5);
    private static final Duration LONGER_THAN_ANY_COPY = Duration.ofHours(25);
    private static final double VIEWERS_PER_SECOND = 40;

    private final World world;
    private final Rollout rollout;
    private final Timeline timeline;
    private final SimulatedAws aws;
    private final SimulatedS3 s3;
    private final SimulatedSqs sqs;
    private final SimulatedCloudFront cloudFront;
    private final Bucket bucket;
    private final SimulatedDistribution distribution;
    private final Freshness freshness;
    private final WatchStage watch;
    private final Viewers viewers;
    private Instant uploaded;

    DeployStage(World world, Rollout rollout, EdgeSettings edge) {
        this.world = world;
        this.rollout = rollout;
        this.timeline = new Timeline(world);
        this.aws = new SimulatedAws(world, timeline);
        this.s3 = new SimulatedS3(aws);
        this.sqs = new SimulatedSqs(aws);
        this.cloudFront = new SimulatedCloudFront(aws, s3);
        this.bucket = s3.createBucket(BUCKET, Versioning.ENABLED);
        this.distribution = cloudFront.createDistribution(DISTRIBUTION, config(), edge);
        this.freshness = Freshness.observe(world, distribution.edge());
        this.watch = new WatchStage(aws, s3, cloudFront, distribution);
        this.viewers = new Viewers(world, distribution.edge(), freshness, rollout.urls(), VIEWERS_PER_SECOND);
    }

    DeployRun play(Purger purger, Mishap mishap) {
        rollout.before().objects().forEach(this::upload);
        if (purger instanceof EventDriven function && function.marker()) {
            bucket.put(DeployMarker.KEY, Content.of(""));
        }
        distribution.edge().warm(rollout.urls());
        timeline.add(
                "edge",
                "%d points of presence hold all %,d URLs of %s"
                        .formatted(
                                distribution.edge().pops().size(),
                                rollout.urls().size(),
                                rollout.before().name()));
        mishap.strike(aws, distribution.edge());
        viewers.start();
        if (purger instanceof EventDriven function) {
            install(function);
        }
        world.spawn("deployer", () -> deploy(purger));
        world.runUntil(() -> uploaded != null, LONGER_THAN_ANY_COPY);
        boolean fresh = world.runUntil(freshness::isFresh, AFTER_UPLOAD);
        timeline.add("edge", fresh ? "every point of presence is fresh" : "gives up waiting to become fresh");
        world.runFor(AFTER_UPLOAD.minus(Duration.between(uploaded, world.instant())));
        var stale = freshness.stale().stream()
                .map(StaleCopy::url)
                .distinct()
                .sorted()
                .toList();
        viewers.stop();
        var tally = viewers.tally();
        var duration = world.elapsed();
        world.runUntil(freshness::isFresh, LONGER_THAN_ANY_COPY);
        var purged = distribution.invalidations().stream()
                .flatMap(invalidation -> invalidation.paths().stream())
                .map(EdgePath::new)
                .toList();
        return new DeployRun(
                purger.name(),
                purged,
                overPurged(purged),
                stale,
                freshAfter(),
                tally,
                List.copyOf(watch.notices()),
                watch.alarms(),
                duration,
                timeline);
    }

    private void install(EventDriven purger) {
        var deadLetters = sqs.createQueue("dead-letters", QueueSettings.DEFAULT);
        var queue = sqs.createQueue("uploads", Installation.uploads(deadLetters));
        var markers = sqs.createQueue("markers", Installation.markers(deadLetters));
        var name = "invalidate";
        var account = new Account(
                s3.client(name),
                cloudFront.client(name),
                sqs.client(name),
                watch.client(name),
                DISTRIBUTION,
                deadLetters.url(),
                watch.stateMachineArn(),
                world);
        var function = new LambdaRuntime<>(
                aws,
                name,
                Installation.INVALIDATE,
                purger.handler().apply(account),
                SQSEvent.class,
                SQSBatchResponse.class);
        EventSourceMapping.connect(aws, queue, function, Installation.UPLOAD_BATCHES);
        EventSourceMapping.connect(aws, markers, function, Installation.MARKER_BATCHES);
        bucket.subscribe(
                EventShape.EVENTBRIDGE,
                EventDelivery.TYPICAL,
                event -> (isMarker(event) ? markers : queue).send(event));
    }

    /** What the template's rules decide. */
    private static boolean isMarker(String event) {
        return Json.parse(event).at("/detail/object/key").asString().equals(DeployMarker.KEY);
    }

    private void deploy(Purger purger) {
        world.pause(BEFORE_UPLOAD);
        timeline.add(
                "deployer",
                "uploads all %,d files of %s"
                        .formatted(
                                rollout.after().objects().size(),
                                rollout.after().name()));
        rollout.after().objects().forEach((key, content) -> {
            world.pause(BETWEEN_UPLOADS);
            upload(key, content);
        });
        uploaded = world.instant();
        timeline.add(
                "deployer",
                "is done: %,d files are new, %,d changed under their name, %,d as they were"
                        .formatted(
                                rollout.added(),
                                rollout.overwritten(),
                                rollout.unchanged().count()));
        switch (purger) {
            case AfterUpload step ->
                invalidate(cloudFront.client("deployer"), step.paths().apply(rollout));
            case EventDriven function
            when function.marker() -> {
                timeline.add("deployer", "uploads the marker " + DeployMarker.KEY);
                bucket.put(DeployMarker.KEY, Content.of(""));
            }
            case EventDriven _ -> {}
        }
    }

    private void upload(String key, Content content) {
        boolean versioned = VersionedNames.BUILT_IN.contain(key);
        bucket.put(key, versioned ? content.withCacheControl("public, max-age=31536000, immutable") : content);
    }

    private static void invalidate(CloudFrontClient client, List<String> paths) {
        client.createInvalidation(r -> r.distributionId(DISTRIBUTION)
                .invalidationBatch(b -> b.callerReference("deploy")
                        .paths(p -> p.quantity(paths.size()).items(paths))));
    }

    private long overPurged(Collection<EdgePath> purged) {
        return rollout.unchanged()
                .map(EdgePath::of)
                .filter(path -> purged.stream().anyMatch(purge -> purge.covers(path)))
                .count();
    }

    private Duration freshAfter() {
        var since = freshness.freshSince().orElseThrow();
        return since.isBefore(uploaded) ? Duration.ZERO : Duration.between(uploaded, since);
    }

    private static DistributionConfig config() {
        return DistributionConfig.builder()
                .callerReference("rehearsal")
                .comment("")
                .enabled(true)
                .defaultRootObject("index.html")
                .origins(origins -> origins.quantity(1)
                        .items(Origin.builder()
                                .id(BUCKET)
                                .domainName(BUCKET + ".s3.us-east-1.amazonaws.com")
                                .originPath("")
                                .build()))
                .defaultCacheBehavior(behavior -> behavior.targetOriginId(BUCKET)
                        .viewerProtocolPolicy("redirect-to-https")
                        .cachePolicyId(CachePolicies.CACHING_OPTIMIZED))
                .build();
    }
}
