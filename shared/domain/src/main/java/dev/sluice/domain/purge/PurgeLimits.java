package dev.sluice.domain.purge;

/**
 * How much one plan may spend and how many wildcards CloudFront still takes.
 *
 * @param paths the most paths a plan may bill, 1–{@value #MOST_PATHS}
 * @param wildcards how many of them may end in {@code *}, 0–{@value #MOST_WILDCARDS}
 */
public record PurgeLimits(int paths, int wildcards) {

    /** CloudFront's quota of file paths in progress per distribution. */
    public static final int MOST_PATHS = 3_000;

    /** CloudFront's quota of wildcards in progress per distribution. */
    public static final int WILDCARD_QUOTA = 15;

    /** Two below the quota, so that a person can still purge by hand. */
    public static final int MOST_WILDCARDS = WILDCARD_QUOTA - 2;

    public static final PurgeLimits DEFAULT = new PurgeLimits(50, MOST_WILDCARDS);

    public PurgeLimits {
        if (paths < 1 || paths > MOST_PATHS) {
            throw new IllegalArgumentException("at most %d paths: choose 1 to %,d".formatted(paths, MOST_PATHS));
        }
        if (wildcards < 0 || wildcards > MOST_WILDCARDS) {
            throw new IllegalArgumentException(
                    "at most %d wildcards: choose 0 to %d".formatted(wildcards, MOST_WILDCARDS));
        }
    }

    /** These limits while the edge is still busy with other wildcards. */
    public PurgeLimits besides(long wildcardsInProgress) {
        long left = Math.max(0, WILDCARD_QUOTA - wildcardsInProgress);
        return new PurgeLimits(paths, (int) Math.min(wildcards, left));
    }
}
