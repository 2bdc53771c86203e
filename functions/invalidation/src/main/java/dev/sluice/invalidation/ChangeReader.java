package dev.sluice.invalidation;

import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.BucketHistory.VersionRef;
import dev.sluice.domain.purge.ChangedKey;
import dev.sluice.domain.purge.KeyHistory;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Looks up what the changes of a bucket's keys amount to. */
final class ChangeReader {

    private final BucketHistory buckets;

    ChangeReader(BucketHistory buckets) {
        this.buckets = buckets;
    }

    /** @param versioned whether a key's name changes with its content: then content alone counts, not its headers */
    List<ChangedKey> read(String bucket, Map<String, List<ObjectChange>> changes, Predicate<String> versioned) {
        var histories = histories(bucket, changes);
        var headers = headers(bucket, histories, versioned);
        return histories.stream()
                .map(history ->
                        new ChangedKey(bucket, history, history.change(headers.getOrDefault(history.key(), Map.of()))))
                .toList();
    }

    private List<KeyHistory> histories(String bucket, Map<String, List<ObjectChange>> changes) {
        var recorded = changes.entrySet().stream()
                .filter(key -> key.getValue().stream()
                        .anyMatch(change -> change.recordedVersion().isPresent()))
                .map(Map.Entry::getKey)
                .toList();
        var versions = buckets.versions(bucket, recorded);
        return changes.entrySet().stream()
                .map(key ->
                        new KeyHistory(key.getKey(), key.getValue(), versions.getOrDefault(key.getKey(), List.of())))
                .toList();
    }

    private Map<String, Map<String, ObjectHeaders>> headers(
            String bucket, Collection<KeyHistory> histories, Predicate<String> versioned) {
        var headers = new HashMap<String, Map<String, ObjectHeaders>>();
        var wanted = new ArrayList<VersionRef>();
        for (var history : histories) {
            var listed = history.listedHeaders();
            // A deploy that uploads everything again would ask twice for each of a thousand hashed files.
            if (versioned.test(history.key())
                    && listed.values().stream().distinct().count() == 1) {
                headers.put(history.key(), listed);
            } else {
                history.versionsToInspect().forEach(id -> wanted.add(new VersionRef(history.key(), id)));
            }
        }
        buckets.headers(bucket, wanted)
                .forEach((version, found) -> headers.computeIfAbsent(version.key(), key -> new HashMap<>())
                        .put(version.versionId(), versioned.test(version.key()) ? found.contentOnly() : found));
        return headers;
    }
}
