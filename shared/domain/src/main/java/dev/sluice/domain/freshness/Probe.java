package dev.sluice.domain.freshness;

import dev.sluice.domain.purge.EdgePath;
import java.net.URI;
import java.util.Objects;

/**
 * A URL to look at, and the object it should serve.
 *
 * @param path without a wildcard
 * @param key of the object in {@code bucket}
 */
public record Probe(EdgePath path, String bucket, String key) {

    public Probe {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(key, "key");
        if (path.isWildcard()) {
            throw new IllegalArgumentException("%s is a wildcard, and nobody can ask for one".formatted(path));
        }
    }

    /** @param domainName of the distribution */
    public URI url(String domainName) {
        return URI.create("https://" + domainName + path);
    }
}
