package dev.sluice.domain.freshness;

import dev.sluice.domain.purge.PurgePlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch of uploads changed at one distribution, and what was purged for it.
 *
 * @param reference of the invalidation, which names the deploy
 * @param changedAt when the last of the changes took effect
 * @param keys how many keys were changed, deleted, left alone and so on, by the word for it
 * @param paths some of the purged paths, for people
 * @param billedPaths how many there were
 * @param overPurged unchanged objects these took with them
 * @param unlisted how many prefixes they reach into that nobody looked at, so that it may have been more objects
 * @param probes URLs worth looking at
 */
public record Deploy(
        String distributionId,
        String reference,
        String invalidationId,
        Instant changedAt,
        Map<String, Long> keys,
        List<String> paths,
        int billedPaths,
        long overPurged,
        long unlisted,
        List<Probe> probes) {

    public Deploy {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        paths = List.copyOf(paths);
        probes = List.copyOf(probes);
    }

    /** What it costs when the month's free paths are used up, in US dollars. */
    public BigDecimal costUsd() {
        return PurgePlan.USD_PER_PATH.multiply(BigDecimal.valueOf(billedPaths));
    }
}
