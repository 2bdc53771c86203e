package dev.sluice.domain.purge;

import java.time.Instant;
import java.util.Optional;

/**
 * What one upload event says: something happened to one object.
 *
 * @param key as S3 stores it, decoded
 * @param versionId the version that came or went; empty in a bucket without versioning
 * @param sequencer its place among the events of this key
 * @param time when S3 finished the request
 */
public record ObjectChange(
        String bucket, String key, Kind kind, Optional<String> versionId, Sequencer sequencer, Instant time) {

    /** What happened. */
    public enum Kind {
        /** A new version is current. */
        CREATED,
        /** The key is gone: a delete marker, or a deletion in a bucket without versioning. */
        DELETED,
        /** One version was deleted for good; which one is current now, the event does not say. */
        VERSION_DELETED
    }

    /**
     * The version to look up, if its history tells anything. While versioning is suspended, every upload replaces the
     * version called {@code null}, so what was there before is unknown.
     */
    public Optional<String> recordedVersion() {
        return versionId.filter(id -> !id.equals("null"));
    }
}
