package dev.sluice.invalidation;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.purge.EdgePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distributions in memory that remember what was invalidated, and recognise a reference they have seen. */
public final class InMemoryEdge implements EdgeCache {

    private final Map<String, Distribution> distributions = new LinkedHashMap<>();
    private final Map<String, List<Invalidation>> invalidations = new HashMap<>();
    private final Map<String, String> references = new HashMap<>();
    private final Map<String, PortFailure> failures = new HashMap<>();
    private Instant now = Instant.parse("2026-03-02T09:01:00Z");

    InMemoryEdge with(Distribution distribution) {
        distributions.put(distribution.id(), distribution);
        return this;
    }

    boolean knows(String id) {
        return distributions.containsKey(id);
    }

    /** From now on this distribution cannot be purged. */
    public void breakDown(String id, PortFailure failure) {
        failures.put(id, failure);
    }

    void recover(String id) {
        failures.remove(id);
    }

    void invalidated(String id, Invalidation invalidation) {
        invalidations.computeIfAbsent(id, name -> new ArrayList<>()).addFirst(invalidation);
    }

    public List<List<String>> purges(String id) {
        return invalidations.getOrDefault(id, List.of()).reversed().stream()
                .map(invalidation ->
                        invalidation.paths().stream().map(EdgePath::value).toList())
                .toList();
    }

    public List<String> references() {
        return List.copyOf(references.keySet());
    }

    @Override
    public Distribution distribution(String id) {
        if (!distributions.containsKey(id)) {
            throw PortFailure.lasting("distribution " + id + " does not exist", "Correct its name", null);
        }
        return distributions.get(id);
    }

    @Override
    public List<Invalidation> invalidations(String distributionId, Instant since) {
        return invalidations.getOrDefault(distributionId, List.of()).stream()
                .filter(invalidation -> invalidation.created().isAfter(since) || !invalidation.completed())
                .toList();
    }

    @Override
    public String invalidate(String distributionId, Collection<EdgePath> paths, String reference) {
        if (failures.containsKey(distributionId)) {
            throw failures.get(distributionId);
        }
        return references.computeIfAbsent(reference, unseen -> {
            now = now.plusSeconds(1);
            var id = "I" + (references.size() + 1);
            invalidated(distributionId, new Invalidation(id, reference, now, false, List.copyOf(paths)));
            return id;
        });
    }
}
