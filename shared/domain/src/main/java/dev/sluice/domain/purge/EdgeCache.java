package dev.sluice.domain.purge;

import dev.sluice.domain.port.PortFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The edge of a content delivery network. Every method throws {@link PortFailure} when it cannot or will not. */
public interface EdgeCache {

    /** The distribution as it is configured now. */
    Distribution distribution(String id);

    /** The invalidations that were made after {@code since} or are still in progress, newest first. */
    List<Invalidation> invalidations(String distributionId, Instant since);

    /**
     * Starts an invalidation. Asked twice with the same reference and paths, it is made and billed once.
     *
     * @param paths 1–3,000
     * @return its id
     */
    String invalidate(String distributionId, Collection<EdgePath> paths, String reference);

    /**
     * An invalidation the edge knows of.
     *
     * @param reference with which somebody asked for it, who need not be us
     */
    record Invalidation(String id, String reference, Instant created, boolean completed, List<EdgePath> paths) {

        public Invalidation {
            paths = List.copyOf(paths);
        }

        /** Whether it was made after {@code instant} and takes {@code path} with it. */
        public boolean covers(EdgePath path, Instant instant) {
            return created.isAfter(instant) && paths.stream().anyMatch(mine -> mine.covers(path));
        }
    }
}
