package dev.sluice.rehearsal.edge;

import java.time.Duration;

/**
 * What a viewer gets.
 *
 * @param etag without quotes; null for an error without a page
 * @param age since the copy was fetched; zero when it just was
 * @param cache how the point of presence came by it
 */
public record EdgeResponse(String pop, int status, String etag, String contentType, Duration age, Cache cache) {

    /** The {@code x-cache} header: {@code Hit from cloudfront} and so on. */
    public enum Cache {
        HIT("Hit"),
        MISS("Miss"),
        REFRESH_HIT("RefreshHit"),
        ERROR("Error");

        private final String word;

        Cache(String word) {
            this.word = word;
        }

        public String header() {
            return word + " from cloudfront";
        }
    }
}
