package dev.sluice.rehearsal.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjectsV2: live objects in UTF-8 order, at most 1,000 a page (S3 API reference). */
final class ObjectListing {

    static final int MOST = 1_000;

    private final Bucket bucket;

    ObjectListing(Bucket bucket) {
        this.bucket = bucket;
    }

    ListObjectsV2Response page(ListObjectsV2Request request) {
        if (request.delimiter() != null) {
            throw new UnsupportedOperationException("ListObjectsV2 with a delimiter is not simulated");
        }
        var prefix = Objects.requireNonNullElse(request.prefix(), "");
        int most = Math.min(Objects.requireNonNullElse(request.maxKeys(), MOST), MOST);
        var after = request.continuationToken() != null ? request.continuationToken() : request.startAfter();
        var objects = live(prefix, after, most + 1);
        boolean truncated = most > 0 && objects.size() > most;
        var page = objects.size() > most ? objects.subList(0, most) : objects;
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(prefix)
                .maxKeys(most)
                .keyCount(page.size())
                .contents(page)
                .isTruncated(truncated)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(truncated ? page.getLast().key() : null)
                .build();
    }

    private List<S3Object> live(String prefix, String after, int most) {
        var objects = new ArrayList<S3Object>();
        boolean resumed = after != null && KeyOrder.UTF_8.compare(after, prefix) >= 0;
        for (var entry : bucket.from(resumed ? after : prefix, !resumed).entrySet()) {
            if (!entry.getKey().startsWith(prefix) || objects.size() == most) {
                break;
            }
            var newest = entry.getValue().getFirst();
            if (!newest.isDeleteMarker()) {
                objects.add(S3Object.builder()
                        .key(newest.key())
                        .eTag(S3Api.quoted(newest.content().etag()))
                        .size(newest.content().size())
                        .lastModified(newest.lastModified())
                        .build());
            }
        }
        return objects;
    }
}
