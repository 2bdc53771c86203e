package dev.sluice.invalidation;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.ObjectHeaders;
import dev.sluice.domain.purge.ObjectVersion;
import dev.sluice.domain.purge.Sequencer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Versioned buckets in memory. Each version's content stands in for its ETag, and its length for the size. */
public final class InMemoryBuckets implements BucketHistory {

    private final Map<String, TreeMap<String, List<ObjectVersion>>> buckets = new HashMap<>();
    private final Map<String, PortFailure> failures = new HashMap<>();
    private int headerRequests;

    int headerRequests() {
        return headerRequests;
    }

    public InMemoryBuckets put(String bucket, String key, String version, String content, Instant time) {
        return add(bucket, key, new ObjectVersion(version, false, content, content.length(), time));
    }

    public InMemoryBuckets delete(String bucket, String key, String version, Instant time) {
        return add(bucket, key, new ObjectVersion(version, true, "", 0, time));
    }

    InMemoryBuckets failing(String bucket, PortFailure failure) {
        failures.put(bucket, failure);
        return this;
    }

    private InMemoryBuckets add(String bucket, String key, ObjectVersion version) {
        buckets.computeIfAbsent(bucket, name -> new TreeMap<>())
                .computeIfAbsent(key, name -> new ArrayList<>())
                .addFirst(version);
        return this;
    }

    @Override
    public Map<String, List<ObjectVersion>> versions(String bucket, Collection<String> keys) {
        return objects(bucket).entrySet().stream()
                .filter(object -> keys.contains(object.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<VersionRef, ObjectHeaders> headers(String bucket, Collection<VersionRef> versions) {
        headerRequests += versions.size();
        return versions.stream()
                .collect(Collectors.toMap(
                        ref -> ref,
                        ref -> objects(bucket).get(ref.key()).stream()
                                .filter(version -> version.id().equals(ref.versionId()))
                                .map(version -> new ObjectHeaders(version.etag(), Map.of(), Map.of()))
                                .findFirst()
                                .orElseThrow()));
    }

    @Override
    public Optional<List<ObjectChange>> changes(String bucket, Instant since, int limit) {
        var changes = new ArrayList<ObjectChange>();
        int listed = 0;
        for (var object : objects(bucket).entrySet()) {
            for (var version : object.getValue()) {
                listed++;
                if (version.lastModified().isAfter(since)) {
                    changes.add(new ObjectChange(
                            bucket,
                            object.getKey(),
                            version.deleteMarker() ? Kind.DELETED : Kind.CREATED,
                            Optional.of(version.id()),
                            new Sequencer(""),
                            version.lastModified()));
                }
            }
        }
        return listed > limit ? Optional.empty() : Optional.of(changes);
    }

    @Override
    public Optional<List<Stored>> live(String bucket, String prefix, int limit) {
        var live = objects(bucket).entrySet().stream()
                .filter(object -> object.getKey().startsWith(prefix))
                .filter(object -> !object.getValue().getFirst().deleteMarker())
                .map(object -> new Stored(
                        object.getKey(),
                        object.getValue().getFirst().etag(),
                        object.getValue().getFirst().bytes()))
                .toList();
        return live.size() > limit ? Optional.empty() : Optional.of(live);
    }

    private Map<String, List<ObjectVersion>> objects(String bucket) {
        if (failures.containsKey(bucket)) {
            throw failures.get(bucket);
        }
        return buckets.getOrDefault(bucket, new TreeMap<>());
    }
}
