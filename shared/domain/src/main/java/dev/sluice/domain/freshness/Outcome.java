package dev.sluice.domain.freshness;

/** How the watch over a purge can end. */
public enum Outcome {
    /** What was looked at is what the bucket holds, and CloudFront says that the purge is complete. */
    FRESH,
    /** A viewer still gets a copy from before the purge. */
    STALE,
    /** Nothing stale was seen, and nothing that would prove the opposite. */
    UNKNOWN
}
