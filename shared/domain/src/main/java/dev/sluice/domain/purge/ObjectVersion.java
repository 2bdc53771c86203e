package dev.sluice.domain.purge;

import java.time.Instant;

/**
 * One entry in the history of a key.
 *
 * @param etag without quotes; empty for a delete marker
 * @param bytes its size, 0 for a delete marker
 * @param lastModified to the second; for a multipart upload the moment it was started, not finished
 */
public record ObjectVersion(String id, boolean deleteMarker, String etag, long bytes, Instant lastModified) {}
