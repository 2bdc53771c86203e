package dev.sluice.domain.planner;

import dev.sluice.domain.purge.PurgeLimits;

/** No choice of paths within the limits covers everything that has to be purged; the message names the cure. */
public final class PurgeDoesNotFitException extends RuntimeException {

    PurgeDoesNotFitException(int paths, int wildcards, PurgeLimits limits) {
        super("%,d paths to purge, %,d of them wildcards, do not fit into %,d paths without a wildcard: %s"
                .formatted(
                        paths,
                        wildcards,
                        limits.paths(),
                        wildcards == 0 && paths <= PurgeLimits.MOST_PATHS
                                ? "allow %,d paths, or one wildcard".formatted(paths)
                                : "allow one wildcard, or wait until one in progress has completed"));
    }
}
