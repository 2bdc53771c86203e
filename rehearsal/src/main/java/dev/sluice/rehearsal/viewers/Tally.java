package dev.sluice.rehearsal.viewers;

/**
 * What the viewers met.
 *
 * @param requests answered
 * @param hits answered from a cache
 * @param errors answered with 400 or above
 * @param stale answered with something the bucket no longer held
 */
public record Tally(long requests, long hits, long errors, long stale) {

    /** 0–1; 0 without requests. */
    public double hitRatio() {
        return requests == 0 ? 0 : (double) hits / requests;
    }
}
