package dev.sluice.rehearsal.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;

/** ListObjectVersions: keys in UTF-8 order, each key's versions newest first, at most 1,000 a page (S3 API reference). */
final class VersionListing {

    private final Bucket bucket;

    VersionListing(Bucket bucket) {
        this.bucket = bucket;
    }

    ListObjectVersionsResponse page(ListObjectVersionsRequest request) {
        if (request.delimiter() != null) {
            throw new UnsupportedOperationException("ListObjectVersions with a delimiter is not simulated");
        }
        var prefix = Objects.requireNonNullElse(request.prefix(), "");
        int most = Math.min(Objects.requireNonNullElse(request.maxKeys(), ObjectListing.MOST), ObjectListing.MOST);
        var found = versions(prefix, request.keyMarker(), request.versionIdMarker(), most + 1);
        boolean truncated = most > 0 && found.size() > most;
        var page = found.size() > most ? found.subList(0, most) : found;
        var response = ListObjectVersionsResponse.builder()
                .name(bucket.name())
                .prefix(prefix)
                .maxKeys(most)
                .keyMarker(request.keyMarker())
                .versionIdMarker(request.versionIdMarker())
                .isTruncated(truncated)
                .versions(page.stream()
                        .filter(version -> !version.isDeleteMarker())
                        .map(this::entry)
                        .toList())
                .deleteMarkers(page.stream()
                        .filter(ObjectVersion::isDeleteMarker)
                        .map(this::marker)
                        .toList());
        if (truncated) {
            response.nextKeyMarker(page.getLast().key())
                    .nextVersionIdMarker(page.getLast().versionId());
        }
        return response.build();
    }

    private List<ObjectVersion> versions(String prefix, String keyMarker, String versionIdMarker, int most) {
        var found = new ArrayList<ObjectVersion>();
        if (keyMarker != null && versionIdMarker != null && keyMarker.startsWith(prefix)) {
            bucket.versions(keyMarker)
                    .dropWhile(version -> !version.versionId().equals(versionIdMarker))
                    .skip(1)
                    .limit(most)
                    .forEach(found::add);
        }
        boolean resumed = keyMarker != null && KeyOrder.UTF_8.compare(keyMarker, prefix) >= 0;
        for (var entry : bucket.from(resumed ? keyMarker : prefix, !resumed).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            for (var version : entry.getValue()) {
                if (found.size() == most) {
                    return found;
                }
                found.add(version);
            }
        }
        return found;
    }

    private software.amazon.awssdk.services.s3.model.ObjectVersion entry(ObjectVersion version) {
        return software.amazon.awssdk.services.s3.model.ObjectVersion.builder()
                .key(version.key())
                .versionId(version.versionId())
                .isLatest(isLatest(version))
                .eTag(S3Api.quoted(version.content().etag()))
                .size(version.content().size())
                .lastModified(version.lastModified())
                .build();
    }

    private DeleteMarkerEntry marker(ObjectVersion version) {
        return DeleteMarkerEntry.builder()
                .key(version.key())
                .versionId(version.versionId())
                .isLatest(isLatest(version))
                .lastModified(version.lastModified())
                .build();
    }

    private boolean isLatest(ObjectVersion version) {
        return bucket.newest(version.key()).filter(version::equals).isPresent();
    }
}
