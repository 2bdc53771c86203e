package dev.sluice.domain.purge;

import java.util.Map;

/**
 * What S3 says of one version without sending it.
 *
 * @param etag without quotes
 * @param checksums by algorithm, as far as S3 has any
 * @param served the response headers that users see, by name: content type, cache control, user metadata and the like
 */
public record ObjectHeaders(String etag, Map<String, String> checksums, Map<String, String> served) {

    public ObjectHeaders {
        checksums = Map.copyOf(checksums);
        served = Map.copyOf(served);
    }

    /** What a listing says of a version: no checksums, no headers. */
    public static ObjectHeaders listed(ObjectVersion version) {
        return new ObjectHeaders(version.etag(), Map.of(), Map.of());
    }

    /** The same content, whatever its headers. */
    public ObjectHeaders contentOnly() {
        return new ObjectHeaders(etag, checksums, Map.of());
    }

    /**
     * Whether a user could not tell the two apart. Equal ETags mean equal content; different ones prove nothing for
     * multipart uploads and under SSE-KMS, where an equal checksum does.
     */
    public boolean looksLike(ObjectHeaders other) {
        return (etag.equals(other.etag) || sharesChecksum(other)) && served.equals(other.served);
    }

    private boolean sharesChecksum(ObjectHeaders other) {
        return checksums.entrySet().stream().anyMatch(c -> c.getValue().equals(other.checksums.get(c.getKey())));
    }
}
