package dev.sluice.rehearsal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rehearsal.Stage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3ApiTest {

    private final Stage stage = new Stage(1);
    private final Bucket bucket = stage.s3.createBucket("site", Versioning.ENABLED);
    private final S3Client client = stage.s3.client("test");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void an_object_comes_back_with_its_metadata() {
        var put = stage.play(() -> client.putObject(
                r -> r.bucket("site").key("a.html").contentType("text/html").cacheControl("max-age=60"),
                RequestBody.fromString("hello")));
        var head = stage.play(
                () -> client.headObject(r -> r.bucket("site").key("a.html").versionId(put.versionId())));

        assertThat(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(head.eTag()).isEqualTo(put.eTag());
        assertThat(head.contentType()).isEqualTo("text/html");
        assertThat(head.cacheControl()).isEqualTo("max-age=60");
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.versionId()).isEqualTo(put.versionId());
    }

    @Test
    void a_manifests_object_can_be_looked_at_without_bytes() {
        bucket.put("app.js", Content.listed("0123456789abcdef0123456789abcdef", 1_234));

        var head = stage.play(() -> client.headObject(r -> r.bucket("site").key("app.js")));

        assertThat(head.eTag()).isEqualTo("\"0123456789abcdef0123456789abcdef\"");
        assertThat(head.contentLength()).isEqualTo(1_234);
    }

    @Test
    void missing_things_have_s3s_own_errors() {
        bucket.put("gone", Content.of("x"));
        var marker = bucket.delete("gone").orElseThrow();

        stage.play(() -> {
            assertThat(catchThrowableOfType(
                                    NoSuchBucketException.class,
                                    () -> client.headObject(r -> r.bucket("no").key("a")))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(catchThrowableOfType(
                                    NoSuchKeyException.class,
                                    () -> client.headObject(
                                            r -> r.bucket("site").key("gone")))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(catchThrowableOfType(
                                    S3Exception.class,
                                    () -> client.headObject(
                                            r -> r.bucket("site").key("gone").versionId(marker.versionId())))
                            .statusCode())
                    .isEqualTo(405);
        });
    }

    @Test
    void deleting_leaves_a_marker_and_deleting_a_version_does_not() {
        var object = bucket.put("a", Content.of("x"));

        var marker = stage.play(() -> client.deleteObject(r -> r.bucket("site").key("a")));
        var permanent = stage.play(
                () -> client.deleteObject(r -> r.bucket("site").key("a").versionId(object.versionId())));

        assertThat(marker.deleteMarker()).isTrue();
        assertThat(permanent.deleteMarker()).isNull();
        assertThat(bucket.versions("a").map(ObjectVersion::versionId)).containsExactly(marker.versionId());
    }

    @Test
    void versions_are_listed_by_key_then_newest_first_in_pages_of_a_thousand() {
        for (int version = 0; version < 3; version++) {
            for (int key = 0; key < 500; key++) {
                bucket.put("k/%03d".formatted(key), Content.of("v" + version));
            }
        }
        bucket.put("other", Content.of("x"));

        var pages = stage.play(
                () -> client.listObjectVersionsPaginator(r -> r.bucket("site").prefix("k/")).stream()
                        .toList());

        assertThat(pages).extracting(page -> page.versions().size()).containsExactly(1_000, 500);
        var listed = pages.stream().flatMap(page -> page.versions().stream()).toList();
        for (int i = 0; i < listed.size(); i++) {
            var expectedKey = "k/%03d".formatted(i / 3);
            assertThat(listed.get(i).key()).isEqualTo(expectedKey);
            assertThat(listed.get(i).isLatest()).isEqualTo(i % 3 == 0);
        }
        assertThat(listed.stream().map(v -> v.versionId())).doesNotHaveDuplicates();
    }

    @Test
    void a_page_may_end_in_the_middle_of_a_key() {
        for (int version = 0; version < 5; version++) {
            bucket.put("a", Content.of("v" + version));
        }
        var expected = bucket.versions("a").map(ObjectVersion::versionId).toList();

        var seen = stage.play(() -> {
            var ids = new ArrayList<String>();
            var request = ListObjectVersionsRequest.builder().bucket("site").maxKeys(2);
            while (true) {
                var page = client.listObjectVersions(request.build());
                page.versions().forEach(version -> ids.add(version.versionId()));
                if (!page.isTruncated()) {
                    return ids;
                }
                request.keyMarker(page.nextKeyMarker()).versionIdMarker(page.nextVersionIdMarker());
            }
        });

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_key_marker_alone_skips_every_version_of_that_key() {
        bucket.put("a", Content.of("1"));
        bucket.put("a", Content.of("2"));
        bucket.put("b", Content.of("1"));

        var page =
                stage.play(() -> client.listObjectVersions(r -> r.bucket("site").keyMarker("a")));

        assertThat(page.versions()).extracting(v -> v.key()).containsExactly("b");
    }

    @Test
    void delete_markers_are_listed_apart() {
        bucket.put("a", Content.of("1"));
        bucket.delete("a");

        var page = stage.play(() -> client.listObjectVersions(r -> r.bucket("site")));

        assertThat(page.versions())
                .singleElement()
                .satisfies(v -> assertThat(v.isLatest()).isFalse());
        assertThat(page.deleteMarkers())
                .singleElement()
                .extracting(DeleteMarkerEntry::isLatest)
                .isEqualTo(true);
    }

    @Test
    void a_listing_has_live_objects_under_the_prefix_only() {
        for (var key : List.of("a", "dir/1", "dir/2", "dir/3", "dirty", "z")) {
            bucket.put(key, Content.of("x"));
        }
        bucket.delete("dir/2");

        var page = stage.play(() -> client.listObjectsV2(r -> r.bucket("site").prefix("dir/")));

        assertThat(page.contents()).extracting(S3Object::key).containsExactly("dir/1", "dir/3");
        assertThat(page.keyCount()).isEqualTo(2);
        assertThat(page.isTruncated()).isFalse();
    }
}
