package dev.sluice.domain.freshness;

import java.time.Duration;
import java.util.Optional;

/** What came of asking the edge for a URL. */
public sealed interface EdgeAnswer {

    /**
     * An HTTP response.
     *
     * @param etag as it was sent, with quotes and {@code W/}
     * @param age how long the response has been in a cache; empty when it says nothing, as one that was just fetched does
     * @param cache the header {@code x-cache}, such as {@code Hit from cloudfront}; empty when there is none
     * @param pop the header {@code x-amz-cf-pop}, such as {@code IAD89-C1}; empty when there is none
     * @param location where a redirect leads; empty when there is none
     */
    record Response(
            int status, Optional<String> etag, Optional<Duration> age, String cache, String pop, String location)
            implements EdgeAnswer {

        /** Whether a cache had it, be it this point of presence or one behind it. A revalidated copy is as good as new. */
        boolean cameFromCache() {
            boolean revalidated = cache.startsWith("RefreshHit");
            return cache.startsWith("Hit") || (age.orElse(Duration.ZERO).isPositive() && !revalidated);
        }
    }

    /** No response: {@code problem} says why, such as {@code no answer within 10 s}. */
    record Silence(String problem) implements EdgeAnswer {}
}
