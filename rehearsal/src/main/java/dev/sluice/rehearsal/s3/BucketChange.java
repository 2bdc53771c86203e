package dev.sluice.rehearsal.s3;

import java.time.Instant;

/**
 * Something that happened to an object.
 *
 * @param version what was put, the delete marker, or the version that is gone
 * @param bucketVersioning of the bucket at that time
 * @param sequencer orders the changes of one key
 */
public record BucketChange(
        Kind kind,
        String bucket,
        ObjectVersion version,
        Versioning bucketVersioning,
        Instant at,
        String sequencer,
        String requestId) {

    /** What kinds of change S3 tells apart. */
    public enum Kind {
        PUT,
        DELETE_MARKER_CREATED,
        PERMANENTLY_DELETED
    }

    public String key() {
        return version.key();
    }
}
