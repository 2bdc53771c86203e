package dev.sluice.aws;

import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.ObjectHeaders;
import dev.sluice.domain.purge.ObjectVersion;
import dev.sluice.domain.purge.Sequencer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * History and listings of S3 buckets. They are asked for URL-encoded, which the SDK decodes: XML has no way to write some
 * characters that keys, and the places where listings go on, may contain.
 */
public final class S3BucketHistory implements BucketHistory {

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    /** S3 lists keys by their UTF-8 bytes, which is not Java's order beyond the basic plane. */
    private static final Comparator<String> KEY_ORDER =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final S3Client s3;
    private final Executor executor;

    /** @param executor runs the requests for headers, which are many and small */
    public S3BucketHistory(S3Client s3, Executor executor) {
        this.s3 = s3;
        this.executor = executor;
    }

    /** Reads pages of 1,000 versions and jumps from one to the next wanted key, so neighbours cost one request. */
    @Override
    public Map<String, List<ObjectVersion>> versions(String bucket, Collection<String> keys) {
        var wanted = new TreeSet<>(KEY_ORDER);
        wanted.addAll(keys);
        var found = new HashMap<String, List<ObjectVersion>>();
        var from = wanted.isEmpty() ? null : Position.before(wanted.first());
        while (from != null) {
            var page = versionsPage(bucket, from);
            entries(page)
                    .filter(entry -> wanted.contains(entry.key()))
                    .forEach(entry -> found.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                            .add(entry.version()));
            from = Boolean.TRUE.equals(page.isTruncated()) ? next(page, wanted) : null;
        }
        return found;
    }

    private static Position next(ListObjectVersionsResponse page, NavigableSet<String> wanted) {
        var end = new Position(page.nextKeyMarker(), page.nextVersionIdMarker());
        var key = wanted.ceiling(end.key());
        if (key == null || key.equals(end.key())) {
            return key == null ? null : end;
        }
        var jump = Position.before(key);
        return KEY_ORDER.compare(jump.key(), end.key()) > 0 ? jump : end;
    }

    @Override
    public Map<VersionRef, ObjectHeaders> headers(String bucket, Collection<VersionRef> versions) {
        var requests = versions.stream()
                .map(version ->
                        CompletableFuture.supplyAsync(() -> Map.entry(version, head(bucket, version)), executor))
                .toList();
        var headers = new HashMap<VersionRef, ObjectHeaders>();
        try {
            requests.forEach(request -> {
                var answer = request.join();
                answer.getValue().ifPresent(found -> headers.put(answer.getKey(), found));
            });
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return headers;
    }

    @Override
    public Optional<List<ObjectChange>> changes(String bucket, Instant since, int limit) {
        var changes = new ArrayList<ObjectChange>();
        int listed = 0;
        var from = Position.START;
        while (from != null) {
            var page = versionsPage(bucket, from);
            listed += page.versions().size() + page.deleteMarkers().size();
            if (listed > limit) {
                return Optional.empty();
            }
            entries(page)
                    .filter(entry -> entry.version().lastModified().isAfter(since))
                    .forEach(entry -> changes.add(change(bucket, entry)));
            from = Boolean.TRUE.equals(page.isTruncated())
                    ? new Position(page.nextKeyMarker(), page.nextVersionIdMarker())
                    : null;
        }
        return Optional.of(changes);
    }

    private static ObjectChange change(String bucket, Entry entry) {
        var version = entry.version();
        return new ObjectChange(
                bucket,
                entry.key(),
                version.deleteMarker() ? Kind.DELETED : Kind.CREATED,
                Optional.of(version.id()),
                new Sequencer(""),
                version.lastModified());
    }

    @Override
    public Optional<List<Stored>> live(String bucket, String prefix, int limit) {
        var objects = new ArrayList<Stored>();
        String token = null;
        do {
            var from = token;
            var page = SdkFailure.translate(
                    "s3:ListBucket",
                    "bucket " + bucket,
                    () -> s3.listObjectsV2(r -> r.bucket(bucket)
                            .prefix(prefix)
                            .continuationToken(from)
                            .encodingType(EncodingType.URL)));
            page.contents()
                    .forEach(object -> objects.add(new Stored(object.key(), unquoted(object.eTag()), object.size())));
            if (objects.size() > limit) {
                return Optional.empty();
            }
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null);
        return Optional.of(objects);
    }

    /** Where in a listing to go on: after this version of this key, or after all of them when there is none. */
    private record Position(String key, String version) {

        static final Position START = new Position(null, null);

        /** Just before {@code key}, as far as keys go that people use. */
        static Position before(String key) {
            int last = key.codePointBefore(key.length());
            var stem = key.substring(0, key.length() - Character.charCount(last));
            int previous = last == Character.MAX_SURROGATE + 1 ? Character.MIN_SURROGATE - 1 : last - 1;
            return new Position(last == 0 ? stem : stem + Character.toString(previous) + LAST_CHARACTER, null);
        }
    }

    private record Entry(String key, boolean latest, ObjectVersion version) {}

    private ListObjectVersionsResponse versionsPage(String bucket, Position from) {
        return SdkFailure.translate(
                "s3:ListBucketVersions",
                "bucket " + bucket,
                () -> s3.listObjectVersions(r -> r.bucket(bucket)
                        .keyMarker(from.key())
                        .versionIdMarker(from.version())
                        .encodingType(EncodingType.URL)));
    }

    /**
     * The SDK tells versions and delete markers apart; S3 means one list, newest first for each key. Versions stay in S3's
     * order, which their times do not tell: a multipart upload bears the time it was started.
     */
    private static Stream<Entry> entries(ListObjectVersionsResponse page) {
        var histories = new LinkedHashMap<String, List<Entry>>();
        page.versions().stream()
                .map(S3BucketHistory::entry)
                .forEach(version -> history(histories, version).add(version));
        page.deleteMarkers().reversed().stream().map(S3BucketHistory::entry).forEach(marker -> {
            var history = history(histories, marker);
            history.add(marker.latest() ? 0 : placeOf(marker, history), marker);
        });
        return histories.values().stream().flatMap(List::stream);
    }

    private static List<Entry> history(Map<String, List<Entry>> histories, Entry entry) {
        return histories.computeIfAbsent(entry.key(), key -> new ArrayList<>());
    }

    /** Before the newest entry that is not younger; never before the latest. */
    private static int placeOf(Entry marker, List<Entry> history) {
        int place = 0;
        while (place < history.size()
                && (history.get(place).latest()
                        || history.get(place)
                                .version()
                                .lastModified()
                                .isAfter(marker.version().lastModified()))) {
            place++;
        }
        return place;
    }

    private static Entry entry(software.amazon.awssdk.services.s3.model.ObjectVersion v) {
        var version = new ObjectVersion(v.versionId(), false, unquoted(v.eTag()), v.size(), v.lastModified());
        return new Entry(v.key(), Boolean.TRUE.equals(v.isLatest()), version);
    }

    private static Entry entry(DeleteMarkerEntry m) {
        var version = new ObjectVersion(m.versionId(), true, "", 0, m.lastModified());
        return new Entry(m.key(), Boolean.TRUE.equals(m.isLatest()), version);
    }

    private Optional<ObjectHeaders> head(String bucket, VersionRef version) {
        try {
            return Optional.of(headWithChecksums(bucket, version));
        } catch (SdkException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw SdkFailure.of("s3:GetObjectVersion", "s3://%s/%s".formatted(bucket, version.key()), e);
        }
    }

    /** Under SSE-KMS the checksum is as secret as the content: without the key there is still everything else. */
    private ObjectHeaders headWithChecksums(String bucket, VersionRef version) {
        try {
            return head(bucket, version, ChecksumMode.ENABLED);
        } catch (S3Exception e) {
            if (e.statusCode() != 403) {
                throw e;
            }
            return head(bucket, version, null);
        }
    }

    private ObjectHeaders head(String bucket, VersionRef version, ChecksumMode checksums) {
        return headersOf(s3.headObject(r -> r.bucket(bucket)
                .key(version.key())
                .versionId(version.versionId())
                .checksumMode(checksums)));
    }

    /** S3 answers 404 for a version that is gone, and 405 for a delete marker. */
    private static boolean isMissing(SdkException e) {
        return e instanceof S3Exception s3 && (s3.statusCode() == 404 || s3.statusCode() == 405);
    }

    private static ObjectHeaders headersOf(HeadObjectResponse head) {
        var checksums = new HashMap<String, String>();
        putIfPresent(checksums, "CRC64NVME", head.checksumCRC64NVME());
        putIfPresent(checksums, "SHA256", head.checksumSHA256());
        putIfPresent(checksums, "SHA1", head.checksumSHA1());
        putIfPresent(checksums, "CRC32C", head.checksumCRC32C());
        putIfPresent(checksums, "CRC32", head.checksumCRC32());
        var served = new HashMap<>(head.metadata());
        putIfPresent(served, "Content-Type", head.contentType());
        putIfPresent(served, "Cache-Control", head.cacheControl());
        putIfPresent(served, "Content-Encoding", head.contentEncoding());
        putIfPresent(served, "Content-Disposition", head.contentDisposition());
        putIfPresent(served, "Content-Language", head.contentLanguage());
        putIfPresent(served, "Expires", head.expiresString());
        putIfPresent(served, "Location", head.websiteRedirectLocation());
        return new ObjectHeaders(unquoted(head.eTag()), checksums, served);
    }

    private static void putIfPresent(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static String unquoted(String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
