package dev.sluice.rehearsal.cloudfront;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.edge.Edge;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/** A distribution: its configuration, its invalidations and its edge. */
public final class SimulatedDistribution {

    private final String id;
    private final DistributionConfig config;
    private final Edge edge;
    private final World world;
    private final Timeline timeline;
    private final Invalidations invalidations;
    private final Instant modifiedAt;
    private boolean additionalMetrics;

    SimulatedDistribution(String id, DistributionConfig config, Edge edge, SimulatedAws aws) {
        this.id = id;
        this.config = config;
        this.edge = edge;
        this.world = aws.world();
        this.timeline = aws.timeline();
        this.invalidations = new Invalidations(world, world.random("cloudfront " + id));
        this.modifiedAt = world.instant();
    }

    public String id() {
        return id;
    }

    public String arn() {
        return "arn:aws:cloudfront::%s:distribution/%s".formatted(SimulatedAws.ACCOUNT, id);
    }

    public String domainName() {
        return "d%s.cloudfront.net".formatted(Integer.toHexString(id.hashCode()));
    }

    public DistributionConfig config() {
        return config;
    }

    public Edge edge() {
        return edge;
    }

    /** Accepted so far, newest first; grows as the run goes on. */
    public List<EdgeInvalidation> invalidations() {
        return invalidations.newestFirst();
    }

    /** What the paths of all accepted invalidations add up to; an accepted reference that is sent again costs nothing. */
    public long billedPaths() {
        return invalidations.billedPaths();
    }

    /** Lets it have the metrics that cost extra, such as its cache hit ratio. */
    public void turnAdditionalMetricsOn() {
        additionalMetrics = true;
    }

    boolean hasAdditionalMetrics() {
        return additionalMetrics;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    Invalidations ledger() {
        return invalidations;
    }

    EdgeInvalidation invalidate(String callerReference, List<String> paths) {
        var earlier = invalidations.earlier(callerReference, paths);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var invalidation = invalidations.accept(callerReference, paths);
        var began = world.instant();
        edge.purge(paths, copies -> {
            invalidation.complete();
            var seconds = Duration.between(began, world.instant()).toMillis() / 1000.0;
            timeline.add(
                    "cloudfront",
                    "invalidation %s of %,d paths is complete after %.1f s; %,d copies went"
                            .formatted(invalidation.id(), paths.size(), seconds, copies),
                    Map.of("invalidation", invalidation.id(), "paths", paths, "seconds", seconds, "copies", copies));
        });
        return invalidation;
    }
}
