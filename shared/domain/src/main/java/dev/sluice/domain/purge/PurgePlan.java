package dev.sluice.domain.purge;

import java.math.BigDecimal;
import java.util.List;

/**
 * The paths to invalidate, and what they purge for nothing.
 *
 * @param paths in ascending order, none covered by another; each is billed
 * @param overPurged what the wildcards take with them
 */
public record PurgePlan(List<EdgePath> paths, OverPurge overPurged) {

    /**
     * US dollars for each path beyond the account's 1,000 free ones a month.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html">
     *     CloudFront Developer Guide, pay for file invalidation</a>
     */
    public static final BigDecimal USD_PER_PATH = new BigDecimal("0.005");

    /** Nothing to purge. */
    public static final PurgePlan EMPTY = new PurgePlan(List.of(), OverPurge.NONE);

    public PurgePlan {
        paths = List.copyOf(paths);
    }

    public int billedPaths() {
        return paths.size();
    }

    /** What the plan costs when the month's free paths are used up, in US dollars. */
    public BigDecimal costUsd() {
        return USD_PER_PATH.multiply(BigDecimal.valueOf(billedPaths()));
    }

    public long wildcards() {
        return paths.stream().filter(EdgePath::isWildcard).count();
    }

    /**
     * @param unlisted how many unlisted prefixes a wildcard reaches into, so that more may be purged than the other two say
     * @param objects live, unchanged objects that will be fetched from the origin again
     * @param bytes their sizes added up
     */
    public record OverPurge(long unlisted, long objects, long bytes) implements Comparable<OverPurge> {
        public static final OverPurge NONE = new OverPurge(0, 0, 0);

        public OverPurge plus(OverPurge other) {
            return new OverPurge(unlisted + other.unlisted, objects + other.objects, bytes + other.bytes);
        }

        /** The unknown is worst, then objects count, then bytes. */
        @Override
        public int compareTo(OverPurge other) {
            if (unlisted != other.unlisted) {
                return Long.compare(unlisted, other.unlisted);
            }
            return objects != other.objects ? Long.compare(objects, other.objects) : Long.compare(bytes, other.bytes);
        }
    }
}
