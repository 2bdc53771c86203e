package dev.sluice.rehearsal.edge;

import dev.sluice.domain.purge.EdgePath;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a viewer asks for, without scheme and host.
 *
 * @param path decoded, starts with {@code /}
 * @param query as sent, without the question mark; may be empty
 */
record SiteUrl(String path, String query) {

    /** @throws IllegalArgumentException when {@code url} has no path or a malformed escape */
    static SiteUrl parse(String url) {
        int host = url.indexOf("://");
        int start = host < 0 ? 0 : url.indexOf('/', host + 3);
        if (start < 0 || start == url.length() || url.charAt(start) != '/') {
            throw new IllegalArgumentException("a URL needs a path that starts with /: " + url);
        }
        int question = url.indexOf('?', start);
        var path = question < 0 ? url.substring(start) : url.substring(start, question);
        var decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        return new SiteUrl(decoded, question < 0 ? "" : url.substring(question + 1));
    }

    SiteUrl withPath(String other) {
        return new SiteUrl(other, query);
    }

    /**
     * The path in the one spelling under which it is cached and purged: only what RFC 1738 calls unsafe is encoded. An
     * invalidation that encodes more matches nothing (CloudFront Developer Guide, specify the files to invalidate).
     */
    String canonicalPath() {
        return EdgePath.of(path.substring(1)).value();
    }
}
