package dev.sluice.rehearsal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.rehearsal.Stage;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BucketTest {

    private final Stage stage = new Stage(1);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_versioned_bucket_keeps_every_version_newest_first() {
        var bucket = stage.s3.createBucket("site", Versioning.ENABLED);

        var first = bucket.put("a", Content.of("1"));
        var second = bucket.put("a", Content.of("2"));
        var marker = bucket.delete("a").orElseThrow();

        assertThat(bucket.versions("a")).containsExactly(marker, second, first);
        assertThat(bucket.current("a")).isEmpty();
        assertThat(bucket.newest("a")).contains(marker);
    }

    @Test
    void deleting_the_marker_brings_the_object_back() {
        var bucket = stage.s3.createBucket("site", Versioning.ENABLED);
        var object = bucket.put("a", Content.of("1"));
        var marker = bucket.delete("a").orElseThrow();

        bucket.deleteVersion("a", marker.versionId());

        assertThat(bucket.current("a")).contains(object);
    }

    @Test
    void a_bucket_without_versions_keeps_the_last_only() {
        var bucket = stage.s3.createBucket("site", Versioning.NEVER);

        bucket.put("a", Content.of("1"));
        var second = bucket.put("a", Content.of("2"));

        assertThat(bucket.versions("a")).containsExactly(second);
        assertThat(second.versionId()).isEqualTo("null");

        assertThat(bucket.delete("a")).isEmpty();
        assertThat(bucket.versions("a")).isEmpty();
    }

    @Test
    void a_suspended_bucket_replaces_its_null_version_and_keeps_the_others() {
        var bucket = stage.s3.createBucket("site", Versioning.ENABLED);
        var kept = bucket.put("a", Content.of("1"));
        bucket.setVersioning(Versioning.SUSPENDED);

        bucket.put("a", Content.of("2"));
        var third = bucket.put("a", Content.of("3"));

        assertThat(bucket.versions("a")).containsExactly(third, kept);

        var marker = bucket.delete("a").orElseThrow();

        assertThat(marker.versionId()).isEqualTo("null");
        assertThat(bucket.versions("a")).containsExactly(marker, kept);
    }

    @Test
    void versioning_cannot_be_undone() {
        var bucket = stage.s3.createBucket("site", Versioning.ENABLED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bucket.setVersioning(Versioning.NEVER))
                .withMessageContaining("suspend it instead");
    }

    @Test
    void the_etag_is_the_md5_and_the_time_has_whole_seconds() {
        var bucket = stage.s3.createBucket("site", Versioning.ENABLED);
        stage.world.runFor(Duration.ofMillis(1_999));

        var object = bucket.put("a", Content.of("hello"));

        assertThat(object.content().etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(object.lastModified()).isEqualTo("2026-03-02T09:00:01Z");
    }

    @Property
    void keys_are_in_utf_8_byte_order(@ForAll List<String> keys) {
        var inByteOrder =
                new ArrayList<>(keys.stream().filter(BucketTest::isEncodable).toList());
        var inKeyOrder = new ArrayList<>(inByteOrder);

        inByteOrder.sort((l, r) ->
                Arrays.compareUnsigned(l.getBytes(StandardCharsets.UTF_8), r.getBytes(StandardCharsets.UTF_8)));
        inKeyOrder.sort(KeyOrder.UTF_8);

        assertThat(inKeyOrder).isEqualTo(inByteOrder);
    }

    @Test
    void a_character_beyond_the_basic_plane_comes_last() {
        var bucket = stage.s3.createBucket("site", Versioning.NEVER);
        for (var key : List.of("\uD83D\uDE00", "\uFF5E", "a")) {
            bucket.put(key, Content.of("x"));
        }

        assertThat(bucket.live().map(ObjectVersion::key)).containsExactly("a", "\uFF5E", "\uD83D\uDE00");
    }

    @Test
    void sequencers_vary_in_length_and_grow_when_padded_with_zeros() {
        var sequencer = new Sequencer(new SplittableRandom(1));
        var drawn = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(sequencer.next());
        }

        assertThat(drawn.stream().map(String::length).distinct()).containsExactlyInAnyOrder(18, 16, 14);
        assertThat(drawn.stream().map(s -> new BigInteger(s + "0".repeat(18 - s.length()), 16)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
