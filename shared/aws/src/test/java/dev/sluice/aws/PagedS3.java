package dev.sluice.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A versioned bucket that lists its keys page by page, in the order of their code points, as S3 does. */
final class PagedS3 implements S3Client {

    private record Version(String key, String id, boolean deleteMarker, boolean latest, Instant modified) {}

    private static final int MOST_REQUESTS = 1_000;

    private final int pageSize;
    private final Map<String, List<Version>> versions = new TreeMap<>(PagedS3::compare);
    private int requests;

    PagedS3(int pageSize) {
        this.pageSize = pageSize;
    }

    /** @return the new version's id */
    String put(String key, Instant modified) {
        return add(key, false, modified);
    }

    /** @return the delete marker's id */
    String delete(String key, Instant modified) {
        return add(key, true, modified);
    }

    /** How many requests were made so far. */
    int requests() {
        return requests;
    }

    /** The ids of a key's versions, newest first. */
    List<String> history(String key) {
        return versions.getOrDefault(key, List.of()).stream().map(Version::id).toList();
    }

    private void count() {
        if (++requests > MOST_REQUESTS) {
            throw new IllegalStateException("the listing goes round in circles");
        }
    }

    private String add(String key, boolean deleteMarker, Instant modified) {
        var history = versions.computeIfAbsent(key, any -> new ArrayList<>());
        history.replaceAll(v -> new Version(v.key(), v.id(), v.deleteMarker(), false, v.modified()));
        var id = "v%d of %s".formatted(history.size() + 1, key);
        history.addFirst(new Version(key, id, deleteMarker, true, modified));
        return id;
    }

    @Override
    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
        count();
        var after = all().dropWhile(version -> !isAfter(version, request.keyMarker(), request.versionIdMarker()))
                .toList();
        var page = after.stream().limit(pageSize).toList();
        var response = ListObjectVersionsResponse.builder()
                .isTruncated(after.size() > pageSize)
                .versions(page.stream()
                        .filter(v -> !v.deleteMarker())
                        .map(PagedS3::listed)
                        .toList())
                .deleteMarkers(page.stream()
                        .filter(Version::deleteMarker)
                        .map(PagedS3::marker)
                        .toList());
        if (after.size() > pageSize) {
            response.nextKeyMarker(page.getLast().key())
                    .nextVersionIdMarker(page.getLast().id());
        }
        return response.build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        count();
        var after = all().filter(version -> version.latest() && !version.deleteMarker())
                .filter(version -> version.key().startsWith(request.prefix()))
                .filter(version ->
                        request.continuationToken() == null || compare(version.key(), request.continuationToken()) > 0)
                .toList();
        var page = after.stream().limit(pageSize).toList();
        return ListObjectsV2Response.builder()
                .isTruncated(after.size() > pageSize)
                .nextContinuationToken(after.size() > pageSize ? page.getLast().key() : null)
                .contents(page.stream()
                        .map(version -> S3Object.builder()
                                .key(version.key())
                                .eTag("\"etag\"")
                                .size(7L)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}

    private Stream<Version> all() {
        return versions.values().stream().flatMap(List::stream);
    }

    private boolean isAfter(Version version, String key, String id) {
        if (key == null) {
            return true;
        }
        int order = compare(version.key(), key);
        if (order != 0 || id == null) {
            return order > 0;
        }
        var history = versions.get(key);
        return history.indexOf(version)
                > history.stream().map(Version::id).toList().indexOf(id);
    }

    private static int compare(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static ObjectVersion listed(Version version) {
        return ObjectVersion.builder()
                .key(version.key())
                .versionId(version.id())
                .eTag("\"etag\"")
                .size(7L)
                .isLatest(version.latest())
                .lastModified(version.modified())
                .build();
    }

    private static DeleteMarkerEntry marker(Version version) {
        return DeleteMarkerEntry.builder()
                .key(version.key())
                .versionId(version.id())
                .isLatest(version.latest())
                .lastModified(version.modified())
                .build();
    }
}
