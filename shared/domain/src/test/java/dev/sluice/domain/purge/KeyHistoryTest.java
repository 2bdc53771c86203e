package dev.sluice.domain.purge;

import static dev.sluice.domain.purge.VersionedKey.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.ObjectChange.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final VersionedKey key = new VersionedKey();

    @Nested
    class Writing {

        @Test
        void the_first_version_is_new() {
            var first = key.put("one");

            assertThat(key.effect(first)).isEqualTo(KeyChange.NEW);
        }

        @Test
        void other_content_is_a_change() {
            key.put("one");
            var second = key.put("two");

            assertThat(key.effect(second)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void the_same_again_is_none() {
            key.put("one");
            var again = key.put("one");

            assertThat(key.effect(again)).isEqualTo(KeyChange.UNCHANGED);
        }

        @Test
        void the_same_with_other_headers_is_a_change() {
            key.put("one", "max-age=60");
            var again = key.put("one", "max-age=31536000");

            assertThat(key.effect(again)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void content_of_another_size_is_a_change_without_a_look_at_the_headers() {
            key.put("one");
            var longer = key.put("longer");

            assertThat(key.history(longer).versionsToInspect()).isEmpty();
            assertThat(key.effect(longer)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void multipart_uploads_with_equal_checksums_are_the_same() {
            key.put(9, VersionedKey.headers("aaa-2", Map.of("CRC64NVME", "x"), "max-age=60"));
            var again = key.put(9, VersionedKey.headers("bbb-3", Map.of("CRC64NVME", "x"), "max-age=60"));

            assertThat(key.effect(again)).isEqualTo(KeyChange.UNCHANGED);
        }

        @Test
        void multipart_uploads_without_checksums_count_as_changed() {
            key.put(9, VersionedKey.headers("aaa-2", Map.of(), "max-age=60"));
            var again = key.put(9, VersionedKey.headers("bbb-3", Map.of(), "max-age=60"));

            assertThat(key.effect(again)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void a_version_that_vanished_before_its_headers_were_read_counts_as_changed() {
            key.put("one");
            var again = key.history(key.put("one"));

            assertThat(again.versionsToInspect()).containsExactlyInAnyOrder("v1", "v2");
            assertThat(again.change(Map.of())).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void the_newest_may_equal_its_predecessor_and_the_edge_still_hold_neither() {
            key.put("one");
            var second = key.put("two");
            var third = key.put("two");

            assertThat(key.effect(second, third)).isEqualTo(KeyChange.OVERWRITTEN);
            assertThat(key.effect(third)).isEqualTo(KeyChange.UNCHANGED);
        }

        @Test
        void there_and_back_again_is_a_change() {
            key.put("one");
            var there = key.put("two");
            var back = key.put("one");

            assertThat(key.effect(there, back)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void a_version_missing_from_the_history_counts_as_changed() {
            key.put("one");
            var lost = key.put("one");
            key.put("one");
            key.deleteForGood(lost);

            assertThat(key.effect(lost)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void a_change_that_is_late_is_judged_by_its_own_predecessor() {
            key.put("one");
            var second = key.put("two");
            key.put("two");
            key.put("two");

            assertThat(key.effect(second)).isEqualTo(KeyChange.OVERWRITTEN);
        }
    }

    @Nested
    class Deleting {

        @Test
        void a_delete_marker_is_a_deletion() {
            key.put("one");
            var marker = key.delete();

            assertThat(key.effect(marker)).isEqualTo(KeyChange.DELETED);
        }

        @Test
        void a_marker_on_nothing_changes_nothing() {
            var marker = key.delete();

            assertThat(key.effect(marker)).isEqualTo(KeyChange.UNCHANGED);
        }

        @Test
        void a_marker_on_a_marker_changes_nothing() {
            key.put("one");
            key.delete();
            var second = key.delete();

            assertThat(key.effect(second)).isEqualTo(KeyChange.UNCHANGED);
        }

        @Test
        void a_key_that_came_and_went_is_deleted() {
            var first = key.put("one");
            var marker = key.delete();

            assertThat(key.effect(first, marker)).isEqualTo(KeyChange.DELETED);
        }

        @Test
        void a_file_written_again_after_its_deletion_is_new() {
            key.put("one");
            key.delete();
            var again = key.put("two");

            assertThat(key.effect(again)).isEqualTo(KeyChange.NEW);
        }

        @Test
        void the_permanent_deletion_of_the_only_version_is_a_deletion() {
            var first = key.put("one");
            var deletion = key.deleteForGood(first);

            assertThat(key.effect(deletion)).isEqualTo(KeyChange.DELETED);
        }

        /** The event does not say which version was current: it may well have been the one the edge holds. */
        @Test
        void the_permanent_deletion_of_one_of_many_versions_counts_as_a_change() {
            var first = key.put("one");
            key.put("two");
            var deletion = key.deleteForGood(first);

            assertThat(key.effect(deletion)).isEqualTo(KeyChange.RESTORED);
        }

        @Test
        void taking_a_delete_marker_away_brings_the_file_back() {
            key.put("one");
            var deletion = key.deleteForGood(key.delete());

            assertThat(key.effect(deletion)).isEqualTo(KeyChange.RESTORED);
        }
    }

    /** What {@code rm --recursive} and {@code cp --recursive} do to every file. */
    @Nested
    class Deleting_and_writing_again {

        @Test
        void the_same_content_leaves_good_copies_at_the_edge() {
            key.put("one");
            var removed = key.delete();
            var copied = key.put("one");

            assertThat(key.effect(removed, copied)).isEqualTo(KeyChange.NEW);
        }

        @Test
        void other_content_is_a_change() {
            key.put("one");
            var removed = key.delete();
            var copied = key.put("two");

            assertThat(key.effect(removed, copied)).isEqualTo(KeyChange.OVERWRITTEN);
        }

        @Test
        void the_same_content_split_over_two_batches_is_new_in_both() {
            key.put("one");
            var removed = key.delete();
            var copied = key.put("one");

            assertThat(key.effect(removed)).isEqualTo(KeyChange.NEW);
            assertThat(key.effect(copied)).isEqualTo(KeyChange.NEW);
        }

        @Test
        void other_content_split_over_two_batches_is_purged_with_the_deletion() {
            key.put("one");
            var removed = key.delete();
            var copied = key.put("two");

            assertThat(key.effect(removed)).isEqualTo(KeyChange.OVERWRITTEN);
            assertThat(key.effect(copied)).isEqualTo(KeyChange.NEW);
        }

        @Test
        void a_deletion_seen_before_the_file_is_back_is_a_deletion() {
            key.put("one");
            var removed = key.delete();

            assertThat(key.effect(removed)).isEqualTo(KeyChange.DELETED);

            var copied = key.put("one");

            assertThat(key.effect(copied)).isEqualTo(KeyChange.NEW);
        }
    }

    @Nested
    class When_it_changed {

        @Test
        void a_time_in_milliseconds_is_taken_at_its_word() {
            var time = NOON.plusMillis(123);

            assertThat(historyAt(time).changedAt()).isEqualTo(time);
        }

        @Test
        void a_time_in_whole_seconds_may_be_almost_a_second_later() {
            assertThat(historyAt(NOON).changedAt()).isEqualTo(NOON.plusSeconds(1));
        }

        @Test
        void the_latest_of_all_changes_counts() {
            var first = historyAt(NOON.minusSeconds(10)).changes().getFirst();
            var second = historyAt(NOON.minusMillis(10)).changes().getFirst();

            assertThat(new KeyHistory(KEY, List.of(second, first), List.of()).changedAt())
                    .isEqualTo(second.time());
        }

        @Test
        void a_version_younger_than_its_event_counts_as_well() {
            var version = new ObjectVersion("v1", false, "etag", 3, NOON.plusSeconds(5));
            var change =
                    new ObjectChange("site", KEY, Kind.CREATED, Optional.of("v1"), Sequencer.NONE, NOON.plusMillis(1));

            assertThat(new KeyHistory(KEY, List.of(change), List.of(version)).changedAt())
                    .isEqualTo(NOON.plusSeconds(6));
        }

        private KeyHistory historyAt(Instant time) {
            var change = new ObjectChange("site", KEY, Kind.CREATED, Optional.empty(), Sequencer.NONE, time);
            return new KeyHistory(KEY, List.of(change), List.of());
        }
    }

    @Test
    void its_fingerprint_names_every_change_once() {
        var first = key.put("one");
        var marker = key.delete();

        assertThat(key.history(marker, first, first).fingerprint())
                .containsExactly(KEY + " CREATED v1", KEY + " DELETED v2");
    }
}
