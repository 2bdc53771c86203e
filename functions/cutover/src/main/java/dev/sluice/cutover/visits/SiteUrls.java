package dev.sluice.cutover.visits;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * URLs of one site.
 *
 * @param domain of the site
 */
record SiteUrls(String domain) {

    private static final Set<String> WEB = Set.of("http", "https");

    /** What browsers send escaped, and RFC 3986 does not allow as it is: a percent sign that escapes nothing is among it. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\x21\\x23-\\x3B\\x3D\\x3F-\\x5A\\x5F\\x61-\\x7A\\x7E]+|%(?![0-9A-Fa-f]{2})");

    /** @param path with its query, as a person writes it */
    URI of(String path) {
        return URI.create("https://" + domain + escaped(path.replaceFirst("(?s)#.*", "")));
    }

    /** A URL as a page gives it, without its fragment and over HTTPS; empty when it is of another site, or none. */
    Optional<URI> ours(URI page, String text) {
        try {
            var url = page.resolve(escaped(text.strip()));
            boolean isOurs =
                    url.getScheme() != null && WEB.contains(url.getScheme()) && domain.equalsIgnoreCase(url.getHost());
            return isOurs ? Optional.of(of(path(url))) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Path and query, as they go over the wire. */
    static String path(URI url) {
        var path = Objects.requireNonNullElse(url.getRawPath(), "");
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return (path.isEmpty() ? "/" : path) + query;
    }

    private static String escaped(String text) {
        return ILLEGAL.matcher(text)
                .replaceAll(illegal -> URLEncoder.encode(illegal.group(), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }
}
