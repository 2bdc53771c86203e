package dev.sluice.domain.cutover;

import dev.sluice.domain.freshness.Encoding;
import java.net.URI;
import java.util.Locale;

/** Asks one arm for a URL of the site, whatever DNS says: as a viewer whose resolver has answered with that arm. */
public interface ArmFetch {

    /**
     * Asks once, reads the whole answer and follows no redirect. That nothing usable comes back is an answer, not an
     * exception.
     *
     * @param url of the site
     * @param server the arm's own host name or address
     */
    Answer get(URI url, String server, Encoding encoding);

    /** What came back. */
    sealed interface Answer {

        /** As the end of a sentence, such as {@code answers 403}. */
        String words();

        default boolean isGood() {
            return false;
        }
    }

    /**
     * An HTTP response.
     *
     * @param contentType empty when it does not say
     * @param cache the header {@code x-cache}, such as {@code Hit from cloudfront}; empty when there is none
     * @param location where a redirect leads; empty when there is none
     * @param text the body, or as much of it as a page may have; empty when it was asked for compressed
     */
    record Response(int status, String contentType, String cache, String location, String text) implements Answer {

        @Override
        public String words() {
            return isGood() && !kind().isEmpty() ? "answers with " + kind() : "answers " + status;
        }

        @Override
        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        public boolean isRedirect() {
            return status >= 300 && status < 400 && !location.isEmpty();
        }

        public boolean isHtml() {
            return kind().equals("text/html") || kind().equals("application/xhtml+xml");
        }

        /** Whether a cache had it, be it after asking whether it is still good. */
        public boolean isHit() {
            return cache.startsWith("Hit") || cache.startsWith("RefreshHit");
        }

        private String kind() {
            return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        }
    }

    /** No response: {@code words} says why, such as {@code is not answered within 10000 ms}. */
    record Silence(String words) implements Answer {}
}
