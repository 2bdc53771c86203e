package dev.sluice.domain.purge;

import dev.sluice.domain.port.PortFailure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bucket holds and held. Every method throws {@link PortFailure} when S3 cannot or will not say. */
public interface BucketHistory {

    /** All versions of each key, newest first. A key nobody ever wrote is missing. */
    Map<String, List<ObjectVersion>> versions(String bucket, Collection<String> keys);

    /** The headers of these versions; those that are gone are missing. */
    Map<VersionRef, ObjectHeaders> headers(String bucket, Collection<VersionRef> versions);

    /**
     * Everything that was written or deleted later than that, as events would tell it, in no particular order. S3 knows whole
     * seconds; a multipart upload counts from when it was begun.
     *
     * @param limit the most versions worth listing, of all ages
     * @return empty when there are more
     */
    Optional<List<ObjectChange>> changes(String bucket, Instant since, int limit);

    /**
     * The live objects whose keys start with {@code prefix}, in key order.
     *
     * @param limit the most objects worth listing
     * @return empty when there are more
     */
    Optional<List<Stored>> live(String bucket, String prefix, int limit);

    /** One version of one key. */
    record VersionRef(String key, String versionId) {}

    /**
     * A live object.
     *
     * @param etag without quotes
     */
    record Stored(String key, String etag, long bytes) {}
}
