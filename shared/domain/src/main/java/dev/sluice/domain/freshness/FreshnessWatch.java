package dev.sluice.domain.freshness;

/** Somebody who stays with a purge until the edge is fresh, or says that it is not. */
public interface FreshnessWatch {

    /** Nobody. */
    FreshnessWatch NONE = (reference, document) -> {};

    /**
     * Starts the watch; does nothing when it was started before. Throws {@link dev.sluice.domain.port.PortFailure} when that
     * fails.
     *
     * @param reference of the invalidation, which names the watch
     * @param document JSON, what {@code freshness.asl.json} begins with
     */
    void start(String reference, String document);
}
