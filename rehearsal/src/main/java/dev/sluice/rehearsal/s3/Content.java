package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.aws.Md5;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What somebody puts into a bucket. Two contents with equal ETags are the same bytes.
 *
 * @param etag without quotes; the MD5 of the bytes, as S3 has it for objects put in one part and not encrypted with KMS
 * @param size in bytes, 0 or more
 * @param bytes absent when nobody needs them, as for a manifest's objects
 * @param contentType null for S3's default
 * @param cacheControl null when the uploader gave none
 */
public record Content(String etag, long size, Optional<byte[]> bytes, String contentType, String cacheControl) {

    public static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Content of(byte[] bytes) {
        return new Content(Md5.of(bytes), bytes.length, Optional.of(bytes), null, null);
    }

    /** Known by its ETag and size only, as a manifest lists it. */
    public static Content listed(String etag, long size) {
        return new Content(etag, size, Optional.empty(), null, null);
    }

    public Content withContentType(String contentType) {
        return new Content(etag, size, bytes, contentType, cacheControl);
    }

    public Content withCacheControl(String cacheControl) {
        return new Content(etag, size, bytes, contentType, cacheControl);
    }
}
