package dev.sluice.invalidation;

import dev.sluice.domain.purge.DistributionPurge;
import dev.sluice.domain.purge.PurgeDecision;
import dev.sluice.domain.purge.PurgeDecision.Purge;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeDecision.Refuse;
import dev.sluice.domain.purge.PurgeDecision.Skip;
import dev.sluice.domain.purge.PurgePlan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was done for one distribution.
 *
 * @param invalidation its id; empty when none was needed, or it failed
 */
record PurgeReport(DistributionPurge purge, PurgePlan plan, Optional<String> invalidation) {

    static PurgeReport nothing(DistributionPurge purge) {
        return new PurgeReport(purge, PurgePlan.EMPTY, Optional.empty());
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
