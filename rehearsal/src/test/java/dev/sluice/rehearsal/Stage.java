package dev.sluice.rehearsal;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudfront.CachePolicies;
import dev.sluice.rehearsal.cloudfront.SimulatedCloudFront;
import dev.sluice.rehearsal.s3.SimulatedS3;
import dev.sluice.rehearsal.sqs.SimulatedSqs;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;

/** A world with every simulated service in it, for tests. */
public final class Stage implements AutoCloseable {

    public final World world;
    public final Timeline timeline;
    public final SimulatedAws aws;
    public final SimulatedS3 s3;
    public final SimulatedSqs sqs;
    public final SimulatedCloudFront cloudFront;

    public Stage(long seed) {
        world = new World(seed);
        timeline = new Timeline(world);
        aws = new SimulatedAws(world, timeline);
        s3 = new SimulatedS3(aws);
        sqs = new SimulatedSqs(aws);
        cloudFront = new SimulatedCloudFront(aws, s3);
    }

    /** Plays {@code body} as an actor, for at most a virtual day, and returns its result. */
    public <T> T play(Supplier<T> body) {
        var result = new AtomicReference<T>();
        var actor = world.spawn("test", () -> result.set(body.get()));
        if (!world.runUntil(actor::isDone, Duration.ofDays(1))) {
            throw new IllegalStateException("not done after a virtual day");
        }
        return result.get();
    }

    public void play(Runnable body) {
        play(() -> {
            body.run();
            return null;
        });
    }

    /** A distribution in front of one bucket, everything else as CloudFront has it by default. */
    public static DistributionConfig.Builder siteOn(String bucket) {
        return DistributionConfig.builder()
                .callerReference("stage")
                .comment("")
                .enabled(true)
                .defaultRootObject("index.html")
                .origins(origins -> origins.quantity(1)
                        .items(Origin.builder()
                                .id("site")
                                .domainName(bucket + ".s3.us-east-1.amazonaws.com")
                                .originPath("")
                                .build()))
                .defaultCacheBehavior(behavior -> behavior.targetOriginId("site")
                        .viewerProtocolPolicy("redirect-to-https")
                        .cachePolicyId(CachePolicies.CACHING_OPTIMIZED));
    }

    @Override
    public void close() {
        world.close();
    }
}
