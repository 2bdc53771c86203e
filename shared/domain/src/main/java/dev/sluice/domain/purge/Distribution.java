package dev.sluice.domain.purge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a CloudFront distribution makes of a bucket's keys.
 *
 * @param id such as {@code E2QWRUHAPOMQZL}
 * @param behaviours in order of precedence; the last one matches everything
 * @param rootObject the default root object, without a leading slash; empty when there is none
 * @param errorPages the custom error responses for an object that is missing (403 and 404)
 */
public record Distribution(String id, List<Behaviour> behaviours, String rootObject, List<ErrorPage> errorPages) {

    private static final Duration BRIEF = Duration.ofMinutes(1);

    public Distribution {
        behaviours = List.copyOf(behaviours);
        errorPages = List.copyOf(errorPages);
        if (behaviours.isEmpty() || !behaviours.getLast().pattern().equals(PathPattern.ALL)) {
            throw new IllegalArgumentException("distribution %s has no default behaviour".formatted(id));
        }
    }

    /**
     * What viewers get instead of a missing object.
     *
     * @param page served in its place; empty when the error goes through as it is
     * @param remembered how long at least
     */
    public record ErrorPage(int status, Optional<EdgePath> page, Duration remembered) {

        boolean isMissing() {
            return status == 403 || status == 404;
        }

        boolean lingers() {
            return isMissing() && remembered.compareTo(BRIEF) > 0;
        }
    }

    /** A distribution that serves one bucket at its root, for when there is no live one to ask. */
    public static Distribution plain(String bucket, DirectoryIndex index) {
        var origin = new Origin(bucket + ".s3.amazonaws.com", "");
        return new Distribution(
                "none",
                List.of(new Behaviour(PathPattern.ALL, List.of(origin), false, index)),
                "index.html",
                List.of());
    }

    /** The buckets it fetches from, in the order of its behaviours. */
    public List<String> buckets() {
        return behaviours.stream()
                .flatMap(behaviour -> behaviour.origins().stream())
                .flatMap(origin -> origin.bucket().stream())
                .distinct()
                .toList();
    }

    /** Whether any behaviour fetches from the bucket. */
    public boolean serves(String bucket) {
        return originsIn(bucket).findAny().isPresent();
    }

    /** Whether the edge may remember for over a minute that an object was missing. */
    public boolean errorsLinger() {
        return errorPages.stream().anyMatch(ErrorPage::lingers);
    }

    /** Pages served in place of missing objects, whose copies under those paths outlive a purge of the page itself. */
    public List<ErrorPage> lingeringPages() {
        return errorPages.stream()
                .filter(error -> error.lingers() && error.page().isPresent())
                .toList();
    }

    /** What this distribution makes of the bucket's keys. */
    public Site site(String bucket) {
        return new Site(this, originsIn(bucket).toList());
    }

    /**
     * The key prefixes under which everything lies that the bucket serves below a path.
     *
     * @param folder starts and ends with a slash, without encoded characters
     */
    public List<String> keyPrefixes(String bucket, String folder) {
        return originsIn(bucket)
                .map(origin -> (origin.path() + folder).substring(1))
                .distinct()
                .toList();
    }

    /** Path prefixes under which this distribution may serve something else than these buckets. */
    public List<String> foreignPrefixes(Set<String> buckets) {
        var prefixes = behaviours.stream()
                .collect(Collectors.partitioningBy(
                        behaviour -> fetchesFrom(buckets, behaviour),
                        Collectors.mapping(
                                behaviour -> behaviour.pattern().literalPrefix(), Collectors.toUnmodifiableSet())));
        var own = prefixes.get(true);
        return prefixes.get(false).stream()
                .flatMap(foreign -> foreign.equals("/") && !own.contains("/")
                        ? own.stream().map(Inventory::outside)
                        : Stream.of(foreign))
                .sorted()
                .toList();
    }

    private static boolean fetchesFrom(Set<String> buckets, Behaviour behaviour) {
        return behaviour.origins().stream()
                .anyMatch(origin -> origin.bucket().filter(buckets::contains).isPresent());
    }

    Behaviour behaviourFor(EdgePath path) {
        for (var behaviour : behaviours) {
            if (behaviour.pattern().matches(path.value())) {
                return behaviour;
            }
        }
        throw new IllegalStateException("the default behaviour matches every path");
    }

    private Stream<Origin> originsIn(String bucket) {
        return behaviours.stream()
                .flatMap(behaviour -> behaviour.origins().stream())
                .filter(origin -> origin.bucket().filter(bucket::equals).isPresent())
                .distinct();
    }
}
