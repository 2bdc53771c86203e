package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.Sequencer;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a bucket tells of a deploy that is complete. */
class S3BucketChangesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final PagedS3 s3 = new PagedS3(1_000);
    private final BucketHistory buckets = new S3BucketHistory(s3, Runnable::run);

    @Test
    void everything_later_than_an_instant_is_told_as_events_would() {
        s3.put("a", NOON.minusSeconds(60));
        s3.put("a", NOON);
        s3.put("b", NOON.minusSeconds(60));
        s3.delete("b", NOON.plusSeconds(1));
        s3.put("c", NOON.minusSeconds(1));

        assertThat(buckets.changes("site", NOON.minusSeconds(1), 100).orElseThrow())
                .containsExactlyInAnyOrder(
                        change("a", Kind.CREATED, "v2 of a", NOON),
                        change("b", Kind.DELETED, "v2 of b", NOON.plusSeconds(1)));
    }

    @Test
    void every_page_is_read() {
        IntStream.range(0, 2_500).forEach(i -> s3.put("page%04d.html".formatted(i), NOON));

        assertThat(buckets.changes("site", NOON.minusSeconds(1), 2_500).orElseThrow())
                .hasSize(2_500);
        assertThat(s3.requests()).isEqualTo(3);
    }

    @Test
    void more_versions_than_are_worth_listing_are_not_listed() {
        IntStream.range(0, 10_000).forEach(i -> s3.put("index.html", NOON.minusSeconds(i)));

        assertThat(buckets.changes("site", NOON, 1_500)).isEmpty();
        assertThat(s3.requests()).isEqualTo(2);
    }

    private static ObjectChange change(String key, Kind kind, String version, Instant time) {
        return new ObjectChange("site", key, kind, Optional.of(version), new Sequencer(""), time);
    }
}
