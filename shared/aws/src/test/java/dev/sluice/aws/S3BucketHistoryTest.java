package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.sluice.aws.LoopbackAws.Answer;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.BucketHistory.Stored;
import dev.sluice.domain.purge.BucketHistory.VersionRef;
import dev.sluice.domain.purge.ObjectHeaders;
import dev.sluice.domain.purge.ObjectVersion;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3BucketHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int PAGE = 1_000;

    private final PagedS3 s3 = new PagedS3(PAGE);
    private final BucketHistory buckets = new S3BucketHistory(s3, Runnable::run);

    @Nested
    class Versions {

        @Test
        void no_keys_cost_no_request() {
            s3.put("a", NOON);

            assertThat(buckets.versions("site", List.of())).isEmpty();
            assertThat(s3.requests()).isZero();
        }

        @Test
        void neighbours_cost_one_request_together() {
            IntStream.range(0, 900).forEach(i -> s3.put("page%03d.html".formatted(i), NOON));

            var versions = buckets.versions("site", List.of("page000.html", "page450.html", "page899.html"));

            assertThat(versions).containsOnlyKeys("page000.html", "page450.html", "page899.html");
            assertThat(s3.requests()).isEqualTo(1);
        }

        @Test
        void keys_far_apart_cost_one_request_each() {
            IntStream.range(0, 20_000).forEach(i -> s3.put("page%05d.html".formatted(i), NOON));

            var versions = buckets.versions("site", List.of("page00001.html", "page10000.html", "page19999.html"));

            assertThat(versions).hasSize(3);
            assertThat(s3.requests()).isEqualTo(3);
        }

        @Test
        void a_whole_bucket_costs_a_request_for_each_page() {
            var keys = IntStream.range(0, 3_000)
                    .mapToObj("page%04d.html"::formatted)
                    .toList();
            keys.forEach(key -> s3.put(key, NOON));

            assertThat(buckets.versions("site", keys)).hasSize(3_000);
            assertThat(s3.requests()).isEqualTo(3);
        }

        /** S3 dates a multipart upload by its beginning and lists it by its end. */
        @Test
        void an_upload_that_began_before_the_last_and_ended_after_it_is_the_newer() {
            s3.put("video.mp4", NOON.plusSeconds(10));
            s3.put("video.mp4", NOON.plusSeconds(5));
            s3.put("video.mp4", NOON.plusSeconds(30));

            var versions = buckets.versions("site", List.of("video.mp4"));

            assertThat(versions.get("video.mp4")).extracting(ObjectVersion::id).isEqualTo(s3.history("video.mp4"));
        }

        @Test
        void a_history_longer_than_a_page_is_read_to_its_end() {
            IntStream.range(0, 2_500).forEach(i -> s3.put("index.html", NOON.plusSeconds(i)));

            var versions = buckets.versions("site", List.of("index.html"));

            assertThat(versions.get("index.html")).extracting(ObjectVersion::id).isEqualTo(s3.history("index.html"));
            assertThat(s3.requests()).isEqualTo(3);
        }

        @Test
        void a_key_nobody_wrote_is_missing() {
            s3.put("a", NOON);

            assertThat(buckets.versions("site", List.of("b"))).isEmpty();
        }

        @Test
        void versions_and_delete_markers_are_one_history_newest_first() {
            s3.put("a", NOON);
            s3.delete("a", NOON.plusSeconds(1));
            s3.put("a", NOON.plusSeconds(2));
            s3.delete("a", NOON.plusSeconds(3));

            assertThat(buckets.versions("site", List.of("a")).get("a"))
                    .containsExactly(
                            new ObjectVersion("v4 of a", true, "", 0, NOON.plusSeconds(3)),
                            new ObjectVersion("v3 of a", false, "etag", 7, NOON.plusSeconds(2)),
                            new ObjectVersion("v2 of a", true, "", 0, NOON.plusSeconds(1)),
                            new ObjectVersion("v1 of a", false, "etag", 7, NOON));
        }

        @Test
        void within_one_second_the_latest_is_the_newest() {
            s3.put("gone", NOON);
            s3.delete("gone", NOON);
            s3.delete("back", NOON);
            s3.put("back", NOON);

            var versions = buckets.versions("site", List.of("gone", "back"));

            assertThat(versions.get("gone"))
                    .extracting(ObjectVersion::deleteMarker)
                    .containsExactly(true, false);
            assertThat(versions.get("back"))
                    .extracting(ObjectVersion::deleteMarker)
                    .containsExactly(false, true);
        }

        @Test
        void a_missing_permission_names_the_bucket() {
            var failure = failure(403, history -> history.versions("site", List.of("a")));

            assertThat(failure.passes()).isFalse();
            assertThat(failure).hasMessage("no permission for s3:ListBucketVersions on bucket site");
        }
    }

    @Nested
    class Live_objects {

        @Test
        void they_are_listed_to_the_last_page() {
            IntStream.range(0, 2_500).forEach(i -> s3.put("docs/page%04d.html".formatted(i), NOON));
            s3.put("other.html", NOON);
            s3.put("docs/gone.html", NOON);
            s3.delete("docs/gone.html", NOON);

            var live = buckets.live("site", "docs/", 2_500).orElseThrow();

            assertThat(live).hasSize(2_500).startsWith(new Stored("docs/page0000.html", "etag", 7));
            assertThat(s3.requests()).isEqualTo(3);
        }

        @Test
        void more_than_are_worth_listing_are_not_listed() {
            IntStream.range(0, 10_000).forEach(i -> s3.put("page%04d.html".formatted(i), NOON));

            assertThat(buckets.live("site", "", 1_500)).isEmpty();
            assertThat(s3.requests()).isEqualTo(2);
        }

        @Test
        void an_empty_folder_is_no_unknown_one() {
            assertThat(buckets.live("site", "docs/", 10)).contains(List.of());
        }

        @Test
        void a_missing_permission_names_the_bucket() {
            var failure = failure(403, history -> history.live("site", "docs/", 10));

            assertThat(failure).hasMessage("no permission for s3:ListBucket on bucket site");
        }
    }

    /** Only a real client decodes what only a real client asks for. */
    @Nested
    class Keys_that_xml_cannot_hold {

        @Test
        void are_found_among_the_versions() {
            var list = "<ListVersionsResult><KeyMarker>a%1F</KeyMarker><EncodingType>url</EncodingType>"
                    + "<Version><Key>a+%01+b%2Bc.html</Key><VersionId>v1</VersionId><IsLatest>true</IsLatest>"
                    + "<LastModified>2026-03-02T12:00:00.000Z</LastModified><ETag>&quot;etag&quot;</ETag>"
                    + "<Size>7</Size></Version></ListVersionsResult>";
            try (var aws = new LoopbackAws(url -> encoded(url, list))) {
                var versions = history(aws).versions("site", List.of("a \u0001 b+c.html"));

                assertThat(versions)
                        .containsExactly(Map.entry(
                                "a \u0001 b+c.html", List.of(new ObjectVersion("v1", false, "etag", 7, NOON))));
            }
        }

        @Test
        void are_found_among_the_live_objects() {
            var list = "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>a%01%2B.html</Key>"
                    + "<ETag>&quot;etag&quot;</ETag><Size>7</Size></Contents></ListBucketResult>";
            try (var aws = new LoopbackAws(url -> encoded(url, list))) {
                assertThat(history(aws).live("site", "a", 10))
                        .contains(List.of(new Stored("a\u0001+.html", "etag", 7)));
            }
        }

        private static Answer encoded(URI url, String body) {
            return url.getQuery().contains("encoding-type=url") ? Answer.of(200, body) : Answer.of(200, "<a>&#1;</a>");
        }
    }

    @Nested
    class Headers {

        private static final VersionRef INDEX = new VersionRef("a b/index.html", "v1");

        @Test
        void everything_users_see_is_read() {
            var answer = Map.ofEntries(
                    Map.entry("ETag", "\"etag\""),
                    Map.entry("Content-Type", "text/html"),
                    Map.entry("Cache-Control", "no-cache"),
                    Map.entry("Content-Encoding", "br"),
                    Map.entry("Content-Disposition", "inline"),
                    Map.entry("Content-Language", "de"),
                    Map.entry("Expires", "Thu, 01 Dec 2026 16:00:00 GMT"),
                    Map.entry("x-amz-website-redirect-location", "/there"),
                    Map.entry("x-amz-meta-cache-tag", "blog"),
                    Map.entry("x-amz-checksum-sha256", "c2hh"),
                    Map.entry("x-amz-checksum-crc64nvme", "Y3Jj"));
            try (var aws = new LoopbackAws(new Answer(200, answer, ""))) {
                assertThat(history(aws).headers("site", List.of(INDEX)))
                        .containsExactly(Map.entry(
                                INDEX,
                                new ObjectHeaders(
                                        "etag",
                                        Map.of("SHA256", "c2hh", "CRC64NVME", "Y3Jj"),
                                        Map.of(
                                                "Content-Type", "text/html",
                                                "Cache-Control", "no-cache",
                                                "Content-Encoding", "br",
                                                "Content-Disposition", "inline",
                                                "Content-Language", "de",
                                                "Expires", "Thu, 01 Dec 2026 16:00:00 GMT",
                                                "Location", "/there",
                                                "cache-tag", "blog"))));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {404, 405})
        void a_version_that_is_gone_is_missing(int status) {
            var there = new VersionRef("there.html", "v1");
            try (var aws = new LoopbackAws(
                    url -> url.getPath().endsWith("/there.html") ? Answer.of(200, "") : Answer.of(status, ""))) {
                assertThat(history(aws).headers("site", List.of(INDEX, there))).containsOnlyKeys(there);
            }
        }

        @Test
        void without_the_key_of_an_encrypted_bucket_there_is_still_everything_but_the_checksum() {
            var s3 = mock(S3Client.class, CALLS_REAL_METHODS);
            doAnswer(call -> {
                        HeadObjectRequest request = call.getArgument(0);
                        if (request.checksumMode() == ChecksumMode.ENABLED) {
                            throw S3Exception.builder().statusCode(403).build();
                        }
                        return HeadObjectResponse.builder()
                                .eTag("\"etag\"")
                                .contentType("text/html")
                                .build();
                    })
                    .when(s3)
                    .headObject(any(HeadObjectRequest.class));

            var headers = new S3BucketHistory(s3, Runnable::run).headers("site", List.of(INDEX));

            assertThat(headers)
                    .containsExactly(
                            Map.entry(INDEX, new ObjectHeaders("etag", Map.of(), Map.of("Content-Type", "text/html"))));
        }

        @Test
        void a_missing_permission_names_the_action_and_the_object() {
            var failure = failure(403, history -> history.headers("site", List.of(INDEX)));

            assertThat(failure.passes()).isFalse();
            assertThat(failure.explanation())
                    .isEqualTo("no permission for s3:GetObjectVersion on s3://site/a b/index.html."
                            + " Allow it in the role's policy, and see that no policy of the resource denies it");
        }

        @Test
        void a_bucket_in_trouble_is_a_failure_that_passes() {
            var failure = failure(503, history -> history.headers("site", List.of(INDEX)));

            assertThat(failure.passes()).isTrue();
            assertThat(failure).hasMessage("s3:GetObjectVersion failed for s3://site/a b/index.html: AWS answered 503");
        }

        @Test
        void a_bucket_out_of_reach_is_a_failure_that_passes() {
            var aws = new LoopbackAws(Answer.of(200, ""));
            aws.close();

            var failure =
                    catchThrowableOfType(PortFailure.class, () -> history(aws).headers("site", List.of(INDEX)));

            assertThat(failure.passes()).isTrue();
        }

        @Test
        void they_are_asked_for_in_parallel() {
            var versions = Stream.of("a", "b", "c", "d")
                    .map(key -> new VersionRef(key, "v1"))
                    .toList();
            var meeting = new CyclicBarrier(versions.size());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var headers = new S3BucketHistory(new MeetingS3(meeting), threads).headers("site", versions);

                assertThat(headers).containsOnlyKeys(versions);
            }
        }
    }

    private static PortFailure failure(int status, Consumer<BucketHistory> call) {
        try (var aws = new LoopbackAws(Answer.of(status, ""))) {
            return catchThrowableOfType(PortFailure.class, () -> call.accept(history(aws)));
        }
    }

    private static BucketHistory history(LoopbackAws aws) {
        return new S3BucketHistory(aws.s3(), Runnable::run);
    }
}
