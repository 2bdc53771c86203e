package dev.sluice.invalidation.freshness;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.metrics.MetricLine;
import dev.sluice.aws.metrics.MetricLine.Unit;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.domain.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;

/** Purges once more the paths that were seen stale. Repeated, it makes and bills the same invalidation once. */
public final class PurgeAgainHandler implements RequestStreamHandler {

    private final EdgeCache edge;
    private final Time time;

    /** Wired to the account it runs in. */
    public PurgeAgainHandler() {
        this(new CloudFrontEdgeCache(SdkClients.cloudFront()), Time.system());
    }

    public PurgeAgainHandler(EdgeCache edge, Time time) {
        this.edge = edge;
        this.time = time;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var document = WatchDocument.read(in);
        var deploy = document.deploy();
        var paths = document.watch().stale();
        var id = edge.invalidate(deploy.distributionId(), paths, deploy.reference() + "-again");
        context.getLogger()
                .log("%s is still stale at %s as %s"
                        .formatted(
                                deploy.distributionId(),
                                paths.size() == 1
                                        ? "1 path: purges it again"
                                        : "%d paths: purges them again".formatted(paths.size()),
                                id));
        context.getLogger()
                .log(MetricLine.at(time.instant())
                        .of(deploy.distributionId())
                        .add("BilledPaths", paths.size(), Unit.COUNT)
                        .add("CostUsd", PurgePlan.USD_PER_PATH.multiply(BigDecimal.valueOf(paths.size())), Unit.NONE)
                        .toString());
        document.with(document.watch().purgedAgain(id)).write(out);
    }
}
