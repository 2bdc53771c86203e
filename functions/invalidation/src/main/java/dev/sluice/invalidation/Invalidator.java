package dev.sluice.invalidation;

import dev.sluice.domain.planner.PurgeDoesNotFitException;
import dev.sluice.domain.planner.PurgePlanner;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.DistributionPurge;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.domain.time.Time;
import dev.sluice.invalidation.PurgeReport.Made;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the one invalidation a distribution needs, if it still needs one. */
final class Invalidator {

    private static final int ATTEMPTS = 6;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final EdgeCache edge;
    private final PurgeLimits limits;
    private final InventoryReader inventory;
    private final Time time;

    Invalidator(EdgeCache edge, InventoryReader inventory, PurgeLimits limits, Time time) {
        this.edge = edge;
        this.inventory = inventory;
        this.limits = limits;
        this.time = time;
    }

    /**
     * CloudFront is done with an invalidation in seconds, while the queue would hold a message back for minutes: so what may
     * pass is waited for here, each time planned anew.
     *
     * @param deadline when to give up waiting
     */
    PurgeReport invalidate(DistributionPurge purge, Instant deadline) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(purge);
            } catch (PortFailure failure) {
                var pause = PAUSE.multipliedBy(attempt);
                if (!failure.passes()
                        || attempt == ATTEMPTS
                        || time.instant().plus(pause).isAfter(deadline)) {
                    throw failure;
                }
                time.pause(pause);
            }
        }
    }

    private PurgeReport attempt(DistributionPurge purge) {
        if (purge.paths().isEmpty()) {
            return PurgeReport.nothing(purge, List.of());
        }
        var id = purge.distribution().id();
        var known = edge.invalidations(id, purge.since());
        var earlier = known.stream()
                .filter(invalidation -> DistributionPurge.isReference(invalidation.reference()))
                .map(invalidation -> PurgeReport.madeBefore(purge, invalidation))
                .filter(report -> !report.purge().paths().isEmpty())
                .toList();
        var open = purge.without(known);
        if (open.paths().isEmpty()) {
            return PurgeReport.nothing(purge, earlier);
        }
        long wildcardsInProgress = known.stream()
                .filter(invalidation -> !invalidation.completed())
                .flatMap(invalidation -> invalidation.paths().stream())
                .filter(EdgePath::isWildcard)
                .count();
        var plan = plan(open, wildcardsInProgress);
        var reference = open.reference(plan);
        var made = new Made(edge.invalidate(id, plan.paths(), reference), reference);
        return new PurgeReport(open, plan, Optional.of(made), earlier);
    }

    private PurgePlan plan(DistributionPurge purge, long wildcardsInProgress) {
        try {
            return PurgePlanner.plan(
                    purge.paths().keySet(), inventory.read(purge), limits.besides(wildcardsInProgress));
        } catch (PurgeDoesNotFitException e) {
            throw PortFailure.passing(
                    "distribution %s is busy with %d wildcards"
                            .formatted(purge.distribution().id(), wildcardsInProgress),
                    "It will be tried again once they are done",
                    e);
        }
    }
}
