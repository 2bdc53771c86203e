package dev.sluice.rehearsal.edge;

import java.time.Instant;

/**
 * What one point of presence holds of one URL.
 *
 * @param cacheKey the canonical path, and the parts of the query string that matter
 * @param expiresAt from then on it is not served without asking the origin
 */
record Copy(String pop, String cacheKey, SiteUrl url, Answer answer, Instant storedAt, Instant expiresAt) {

    boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
