package dev.sluice.cli.plan;

import dev.sluice.cli.BadInput;
import dev.sluice.domain.names.Neighbours;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.planner.PurgePlanner;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.domain.purge.Inventory;
import dev.sluice.domain.purge.KeyChange;
import dev.sluice.domain.purge.LiveObject;
import dev.sluice.domain.purge.PurgeDecision;
import dev.sluice.domain.purge.PurgeDecision.Cause;
import dev.sluice.domain.purge.PurgeDecision.Purge;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeDecision.Refuse;
import dev.sluice.domain.purge.PurgeDecision.Skip;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.PurgePlan;
import dev.sluice.domain.purge.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What one deploy would purge.
 *
 * @param changed keys to purge
 * @param skipped keys left alone, by reason
 * @param warnings in words, for the person who deploys
 */
record DeployPlan(PurgePlan purge, long changed, Map<Reason, Long> skipped, List<String> warnings) {

    long skipped(Reason reason) {
        return skipped.getOrDefault(reason, 0L);
    }

    /**
     * What a deploy is planned for.
     *
     * @param prefix what the bucket's keys have before those of the manifests
     */
    record Target(Distribution distribution, String bucket, String prefix, VersionedNames names, PurgeLimits limits) {}

    static DeployPlan of(Manifest before, Manifest after, Target target) {
        var versioned = new boolean[after.size()];
        var predecessors = new int[after.size()];
        IntStream.range(0, after.size()).parallel().forEach(i -> {
            versioned[i] = target.names().contain(after.key(i));
            predecessors[i] = before.find(after, i);
        });
        var neighbours = new Neighbours();
        for (int i = 0; i < after.size(); i++) {
            neighbours.add(after.key(i), versioned[i]);
        }
        var deploy = new Deploy(target);
        var kept = new BitSet(before.size());
        for (int i = 0; i < after.size(); i++) {
            var key = after.key(i);
            var change = change(before, predecessors[i], after, i);
            if (change != KeyChange.NEW) {
                kept.set(predecessors[i]);
            }
            deploy.add(key, change, versioned[i] || target.names().settle(key, neighbours), after.bytes(i));
        }
        for (int i = kept.nextClearBit(0); i < before.size(); i = kept.nextClearBit(i + 1)) {
            var key = before.key(i);
            deploy.add(key, KeyChange.DELETED, target.names().contain(key, neighbours), 0);
        }
        return deploy.plan();
    }

    private static KeyChange change(Manifest before, int old, Manifest after, int i) {
        if (old == Manifest.NONE) {
            return KeyChange.NEW;
        }
        return after.sameContent(i, before, old) ? KeyChange.UNCHANGED : KeyChange.OVERWRITTEN;
    }

    /** The keys seen so far. */
    private static final class Deploy {

        private final Target target;
        private final Site site;
        private final boolean errorsLinger;
        private final List<EdgePath> purge = new ArrayList<>();
        private final List<LiveObject> live = new ArrayList<>();
        private final Map<Reason, Long> skipped = new EnumMap<>(Reason.class);
        private final List<String> warnings = new ArrayList<>();
        private long changed;

        Deploy(Target target) {
            this.target = target;
            this.site = target.distribution().site(target.bucket());
            this.errorsLinger = target.distribution().errorsLinger();
        }

        void add(String key, KeyChange change, boolean versioned, long bytes) {
            var decision = PurgeDecision.of(key, change, versioned, errorsLinger);
            switch (decision) {
                case Purge toPurge -> {
                    var paths = paths(key);
                    if (paths.isEmpty()) {
                        skipped.merge(Reason.NOT_SERVED, 1L, Long::sum);
                        return;
                    }
                    changed++;
                    purge.addAll(paths);
                    if (toPurge.cause() == Cause.VERSIONED_NAME_LIED) {
                        warnings.add(("%s looks versioned, but its content changed under the same name: browsers that"
                                        + " hold it will not ask again. Give it a new name")
                                .formatted(key));
                    }
                }
                case Skip skip -> {
                    skipped.merge(skip.reason(), 1L, Long::sum);
                    if (change != KeyChange.DELETED && skip.sparesCopies()) {
                        site.ownPaths(target.prefix() + key).forEach(path -> live.add(new LiveObject(path, bytes)));
                    }
                }
                case Refuse refuse -> throw new BadInput(refuse.problem());
            }
        }

        private List<EdgePath> paths(String key) {
            try {
                return site.paths(target.prefix() + key);
            } catch (IllegalArgumentException e) {
                throw new BadInput("the key \"%s\" cannot be purged: %s".formatted(key, e.getMessage()), e);
            }
        }

        DeployPlan plan() {
            var inventory = new Inventory(live, target.distribution().foreignPrefixes(Set.of(target.bucket())));
            target.distribution().lingeringPages().stream()
                    .filter(error -> purge.contains(error.page().orElseThrow()))
                    .forEach(error ->
                            warnings.add(("%s is also served in place of missing objects: such copies stay for up"
                                            + " to %d s. Lower its error caching minimum TTL")
                                    .formatted(
                                            error.page().orElseThrow(),
                                            error.remembered().toSeconds())));
            return new DeployPlan(
                    PurgePlanner.plan(purge, inventory, target.limits()), changed, skipped, List.copyOf(warnings));
        }
    }
}
