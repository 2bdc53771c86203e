package dev.sluice.invalidation;

import dev.sluice.domain.purge.DistributionPurge;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.PurgeDecision;
import dev.sluice.domain.purge.PurgeDecision.Purge;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeDecision.Refuse;
import dev.sluice.domain.purge.PurgeDecision.Skip;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.domain.purge.PurgePlan.OverPurge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was done for one distribution.
 *
 * @param made the invalidation; empty when none was needed
 * @param earlier purges of ours that some of the paths were left to
 */
record PurgeReport(DistributionPurge purge, PurgePlan plan, Optional<Made> made, List<PurgeReport> earlier) {

    PurgeReport {
        earlier = List.copyOf(earlier);
    }

    /** An invalidation that was made. */
    record Made(String id, String reference) {}

    static PurgeReport nothing(DistributionPurge purge, List<PurgeReport> earlier) {
        return new PurgeReport(purge, PurgePlan.EMPTY, Optional.empty(), earlier);
    }

    /** What an invalidation that was made before did for this purge, as far as one can still tell. */
    static PurgeReport madeBefore(DistributionPurge purge, Invalidation invalidation) {
        long wildcards =
                invalidation.paths().stream().filter(EdgePath::isWildcard).count();
        return new PurgeReport(
                purge.coveredBy(invalidation),
                new PurgePlan(invalidation.paths(), new OverPurge(wildcards, 0, 0)),
                Optional.of(new Made(invalidation.id(), invalidation.reference())),
                List.of());
    }

    /** How many keys were changed, deleted, left alone and so on, by the word for it. */
    Map<String, Long> keys() {
        var counts = new TreeMap<String, Long>();
        purge.decisions().values().forEach(decision -> counts.merge(word(decision), 1L, Long::sum));
        return counts;
    }

    /** How many keys were left alone for this reason. */
    long skipped(Reason reason) {
        return keys().getOrDefault(reason.toString(), 0L);
    }

    private static String word(PurgeDecision decision) {
        return switch (decision) {
            case Purge purge -> purge.cause().toString();
            case Skip skip -> skip.reason().toString();
            case Refuse _ -> "impossible";
        };
    }
}
