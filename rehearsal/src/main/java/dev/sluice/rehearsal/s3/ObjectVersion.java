package dev.sluice.rehearsal.s3;

import java.time.Instant;

/**
 * One version of an object, or a delete marker.
 *
 * @param versionId {@code null} as a word, as S3 has it, where the bucket keeps no versions
 * @param content null for a delete marker
 * @param lastModified in whole seconds, as S3 reports it
 */
public record ObjectVersion(String key, String versionId, Content content, Instant lastModified) {

    /** The version id of objects written while a bucket keeps no versions. */
    public static final String NULL_VERSION = "null";

    public boolean isDeleteMarker() {
        return content == null;
    }
}
