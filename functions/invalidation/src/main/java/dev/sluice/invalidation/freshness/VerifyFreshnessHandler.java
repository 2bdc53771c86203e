package dev.sluice.invalidation.freshness;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.CloudFrontPropagation;
import dev.sluice.aws.HttpEdgeProbe;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SdkClients;
import dev.sluice.domain.freshness.EdgeProbe;
import dev.sluice.domain.freshness.Propagation;
import dev.sluice.domain.freshness.Watch;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Looks whether an invalidation is complete, and then whether the edge has what the bucket holds. */
public final class VerifyFreshnessHandler implements RequestStreamHandler {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Propagation propagation;
    private final Lookout lookout;

    /** Wired to the account it runs in. */
    public VerifyFreshnessHandler() {
        this(
                new CloudFrontPropagation(SdkClients.cloudFront()),
                new S3BucketHistory(SdkClients.s3(), Runnable::run),
                new HttpEdgeProbe(PATIENCE),
                Executors.newVirtualThreadPerTaskExecutor(),
                Time.system());
    }

    /** @param executor runs the requests to the edge */
    public VerifyFreshnessHandler(
            Propagation propagation, BucketHistory buckets, EdgeProbe edge, Executor executor, Time time) {
        this.propagation = propagation;
        this.lookout = new Lookout(buckets, edge, executor, time);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var document = WatchDocument.read(in);
        var watch = next(document);
        context.getLogger().log(summary(document, watch));
        document.with(watch).write(out);
    }

    private Watch next(WatchDocument document) {
        var id = document.deploy().distributionId();
        var watch = document.watch();
        var progress = propagation.progress(id, watch.round().invalidationId());
        return watch.waiting(progress)
                .orElseGet(() -> watch.looked(
                        progress,
                        lookout.look(
                                propagation.domainName(id),
                                document.deploy().probes(),
                                watch.purgedAt().orElse(progress.created()))));
    }

    private static String summary(WatchDocument document, Watch watch) {
        var invalidation = "%s of %s %s"
                .formatted(
                        watch.round().invalidationId(),
                        document.deploy().distributionId(),
                        watch.round().completed() ? "is complete" : "is in progress");
        return switch (watch.next()) {
            case LOOK -> "%s: looks again in %d s".formatted(invalidation, watch.nextLookSeconds());
            case PURGE -> "%s: stale, to be purged again: %s".formatted(invalidation, watch.stale());
            case REPORT -> "%s: %s".formatted(invalidation, watch.outcome().orElseThrow());
        };
    }
}
