package dev.sluice.invalidation;

import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.BucketHistory.Stored;
import dev.sluice.domain.purge.ChangedKey;
import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.DistributionPurge;
import dev.sluice.domain.purge.Inventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists what lies around the paths of a purge, so that wildcards can be chosen that take nothing else with them. */
final class InventoryReader {

    private final BucketHistory buckets;
    private final int maxListed;

    /** @param maxListed the most objects worth listing for one purge; a thousand cost one request */
    InventoryReader(BucketHistory buckets, int maxListed) {
        this.buckets = buckets;
        this.maxListed = maxListed;
    }

    /** One path is purged as it is; only for several can a wildcard be worth a look at their neighbours. */
    Inventory read(DistributionPurge purge) {
        if (purge.paths().size() == 1) {
            return Inventory.UNKNOWN;
        }
        return list(purge, purge.folder(), maxListed)
                .map(live -> purge.inventory(live, List.of()))
                .orElseGet(() -> folderByFolder(purge));
    }

    /** When everything is too much to list: the folders that something changed in, as far as that goes. */
    private Inventory folderByFolder(DistributionPurge purge) {
        var live = new HashMap<String, List<Stored>>();
        var unlisted = new ArrayList<String>();
        String listed = null;
        int left = maxListed;
        for (var folder : new TreeSet<>(purge.folders())) {
            if (listed != null && folder.startsWith(listed)) {
                continue;
            }
            var objects = list(purge, folder, left);
            if (objects.isEmpty()) {
                unlisted.add(folder);
                continue;
            }
            listed = folder;
            unlisted.add(Inventory.outside(folder));
            for (var bucket : objects.get().entrySet()) {
                left -= bucket.getValue().size();
                live.computeIfAbsent(bucket.getKey(), name -> new ArrayList<>()).addAll(bucket.getValue());
            }
        }
        return purge.inventory(live, unlisted);
    }

    private Optional<Map<String, List<Stored>>> list(DistributionPurge purge, String folder, int limit) {
        var live = new HashMap<String, List<Stored>>();
        for (var bucket :
                purge.purged().stream().map(ChangedKey::bucket).collect(Collectors.toCollection(TreeSet::new))) {
            var objects = new ArrayList<Stored>();
            for (var prefix : purge.distribution().keyPrefixes(bucket, folder)) {
                var listed = buckets.live(bucket, prefix, limit);
                if (listed.isEmpty()) {
                    return Optional.empty();
                }
                listed.get().stream()
                        .filter(object -> !object.key().equals(DeployMarker.KEY))
                        .forEach(objects::add);
            }
            live.put(bucket, objects);
        }
        return Optional.of(live);
    }
}
