package dev.sluice.domain.purge;

import static dev.sluice.domain.purge.VersionedKey.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.ObjectChange.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys of buckets that never had versioning, and of those where it is suspended. */
class UnversionedKeyHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void nobody_can_tell_new_from_overwritten() {
        var history = unrecorded(event(Kind.CREATED, "1", Optional.empty()));

        assertThat(history.versionsToInspect()).isEmpty();
        assertThat(history.change(Map.of())).isEqualTo(KeyChange.WRITTEN);
    }

    @Test
    void the_last_event_says_whether_the_file_is_there() {
        var written = event(Kind.CREATED, "1", Optional.empty());
        var deleted = event(Kind.DELETED, "2", Optional.empty());
        var writtenAgain = event(Kind.CREATED, "3", Optional.empty());

        assertThat(unrecorded(deleted, written).change(Map.of())).isEqualTo(KeyChange.DELETED);
        assertThat(unrecorded(writtenAgain, deleted, written).change(Map.of())).isEqualTo(KeyChange.OVERWRITTEN);
    }

    @Test
    void the_null_version_of_a_suspended_bucket_tells_nothing_either() {
        var nullVersion = Optional.of("null");
        var versions = List.of(
                new ObjectVersion("null", false, "etag", 3, NOON),
                new ObjectVersion("older", false, "etag", 3, NOON.minusSeconds(60)));
        var written = new KeyHistory(KEY, List.of(event(Kind.CREATED, "1", nullVersion)), versions);
        var deleted = new KeyHistory(KEY, List.of(event(Kind.DELETED, "1", nullVersion)), versions);

        assertThat(written.change(Map.of())).isEqualTo(KeyChange.WRITTEN);
        assertThat(deleted.change(Map.of())).isEqualTo(KeyChange.DELETED);
    }

    @Test
    void a_version_above_the_null_version_is_compared_with_it() {
        var same = VersionedKey.headers("etag", Map.of(), "max-age=60");
        var versions = List.of(
                new ObjectVersion("v2", false, "etag", 3, NOON),
                new ObjectVersion("null", false, "etag", 3, NOON.minusSeconds(60)));
        var history = new KeyHistory(KEY, List.of(event(Kind.CREATED, "1", Optional.of("v2"))), versions);

        assertThat(history.versionsToInspect()).containsExactlyInAnyOrder("null", "v2");
        assertThat(history.change(Map.of("null", same, "v2", same))).isEqualTo(KeyChange.UNCHANGED);
    }

    private KeyHistory unrecorded(ObjectChange... changes) {
        return new KeyHistory(KEY, List.of(changes), List.of());
    }

    private static ObjectChange event(Kind kind, String sequencer, Optional<String> version) {
        return new ObjectChange("site", KEY, kind, version, new Sequencer(sequencer), NOON);
    }
}
