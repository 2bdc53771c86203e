package dev.sluice.domain.purge;

import dev.sluice.domain.purge.BucketHistory.Stored;
import dev.sluice.domain.purge.EdgeCache.Invalidation;
import dev.sluice.domain.purge.PurgeDecision.Purge;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.purge.PurgeDecision.Refuse;
import dev.sluice.domain.purge.PurgeDecision.Skip;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One distribution's share of a batch of uploads.
 *
 * @param decisions one for each changed key of a bucket the distribution serves
 * @param paths what to purge, and since when the edge may hold it wrongly
 */
public record DistributionPurge(
        Distribution distribution, Map<ChangedKey, PurgeDecision> decisions, NavigableMap<EdgePath, Instant> paths) {

    private static final Pattern REFERENCE = Pattern.compile("sluice-[0-9a-f]{32}");

    public DistributionPurge {
        decisions = Collections.unmodifiableMap(decisions);
        paths = Collections.unmodifiableNavigableMap(paths);
    }

    /** @param versioned whether a key's name changes with its content */
    public static DistributionPurge of(
            Distribution distribution, List<ChangedKey> changed, Predicate<String> versioned) {
        var decisions = new LinkedHashMap<ChangedKey, PurgeDecision>();
        var paths = new TreeMap<EdgePath, Instant>();
        for (var key : changed) {
            if (!distribution.serves(key.bucket())) {
                continue;
            }
            var decision =
                    PurgeDecision.of(key.key(), key.change(), versioned.test(key.key()), distribution.errorsLinger());
            decisions.put(key, decision instanceof Purge ? addPaths(distribution, key, decision, paths) : decision);
        }
        return new DistributionPurge(distribution, decisions, paths);
    }

    private static PurgeDecision addPaths(
            Distribution distribution, ChangedKey key, PurgeDecision decision, Map<EdgePath, Instant> paths) {
        try {
            var since = key.history().changedAt();
            var served = distribution.site(key.bucket()).paths(key.key());
            served.forEach(path -> paths.merge(path, since, (a, b) -> a.isAfter(b) ? a : b));
            return served.isEmpty() ? new Skip(key.key(), Reason.NOT_SERVED) : decision;
        } catch (IllegalArgumentException e) {
            return new Refuse(key.key(), e.getMessage());
        }
    }

    /** The keys that are the reason for this purge. */
    public List<ChangedKey> purged() {
        return decisions.entrySet().stream()
                .filter(decision -> decision.getValue() instanceof Purge)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The keys that should be purged and cannot be. */
    public List<Refuse> refused() {
        return decisions.values().stream()
                .flatMap(decision -> decision instanceof Refuse refuse ? Stream.of(refuse) : Stream.empty())
                .toList();
    }

    /** When the earliest of these changes took effect. */
    public Instant since() {
        return Collections.min(paths.values());
    }

    /** When the last of these changes took effect. */
    public Instant until() {
        return Collections.max(paths.values());
    }

    /** What is left once the paths are taken out that an invalidation newer than their change covers already. */
    public DistributionPurge without(List<Invalidation> invalidations) {
        var open = new TreeMap<>(paths);
        open.entrySet()
                .removeIf(path -> invalidations.stream().anyMatch(i -> i.covers(path.getKey(), path.getValue())));
        return new DistributionPurge(distribution, decisions, open);
    }

    /** The part that an invalidation newer than the changes covers already. */
    public DistributionPurge coveredBy(Invalidation invalidation) {
        var covered = new TreeMap<>(paths);
        covered.entrySet().removeIf(path -> !invalidation.covers(path.getKey(), path.getValue()));
        return new DistributionPurge(distribution, decisions, covered);
    }

    /** The smallest folder, as a path, that holds everything a wildcard of this purge may reach. */
    public String folder() {
        var first = paths.firstKey().value();
        var last = paths.lastKey().value();
        int common = 0;
        while (common < Math.min(first.length(), last.length())
                && first.charAt(common) == last.charAt(common)
                && first.charAt(common) != '%') {
            common++;
        }
        return first.substring(0, first.lastIndexOf('/', Math.max(common - 1, 0)) + 1);
    }

    /** The folders of the paths, each as a path that ends with a slash. */
    public Set<String> folders() {
        return paths.keySet().stream()
                .map(path -> path.prefix().substring(0, path.prefix().lastIndexOf('/') + 1))
                .filter(folder -> folder.indexOf('%') < 0)
                .collect(Collectors.toSet());
    }

    private Set<String> buckets() {
        return purged().stream().map(ChangedKey::bucket).collect(Collectors.toSet());
    }

    /**
     * What the purge should leave alone: everything live but the keys it is made for, and those unversioned ones that are so
     * new that the edge cannot hold them yet.
     *
     * @param live what lies around the paths, by bucket
     * @param unlisted path prefixes that were too much to list
     */
    public Inventory inventory(Map<String, List<Stored>> live, List<String> unlisted) {
        var protectedObjects = new ArrayList<LiveObject>();
        var unprotected = unprotectedKeys();
        live.forEach((bucket, objects) -> {
            var site = distribution.site(bucket);
            var own = unprotected.getOrDefault(bucket, Set.of());
            objects.stream()
                    .filter(object -> !own.contains(object.key()))
                    .forEach(object -> site.ownPaths(object.key())
                            .forEach(path -> protectedObjects.add(new LiveObject(path, object.bytes()))));
        });
        var unknown = Stream.concat(distribution.foreignPrefixes(buckets()).stream(), unlisted.stream());
        return new Inventory(protectedObjects, unknown.toList());
    }

    /** Whether {@link #reference} may have made this one, rather than a person or another program. */
    public static boolean isReference(String reference) {
        return REFERENCE.matcher(reference).matches();
    }

    /**
     * A reference that is the same whenever the same changes lead to the same paths, so that CloudFront recognises a
     * redelivery.
     */
    public String reference(PurgePlan plan) {
        var digest = sha256();
        digest.update(distribution.id().getBytes(StandardCharsets.UTF_8));
        plan.paths().forEach(path -> digest.update(("\n" + path).getBytes(StandardCharsets.UTF_8)));
        purged().stream()
                .flatMap(key -> key.history().fingerprint().map(change -> "\n" + key.bucket() + " " + change))
                .sorted()
                .forEach(change -> digest.update(change.getBytes(StandardCharsets.UTF_8)));
        return "sluice-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private Map<String, Set<String>> unprotectedKeys() {
        return decisions.entrySet().stream()
                .filter(decision -> !decision.getValue().sparesCopies())
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(
                        ChangedKey::bucket, Collectors.mapping(ChangedKey::key, Collectors.toSet())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
