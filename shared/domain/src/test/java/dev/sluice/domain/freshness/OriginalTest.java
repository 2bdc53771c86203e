package dev.sluice.domain.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.freshness.Original.Absent;
import dev.sluice.domain.freshness.Original.Present;
import dev.sluice.domain.purge.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginalTest {

    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void the_newest_version_is_what_the_edge_should_have() {
        var original = Original.of(List.of(version("v2", "new", NOW), version("v1", "old", THEN)));

        assertThat(original).isEqualTo(new Present(new ETag("new"), NOW));
    }

    @Test
    void a_deleted_object_remembers_what_it_was() {
        var original = Original.of(List.of(new ObjectVersion("v2", true, "", 0, NOW), version("v1", "old", THEN)));

        assertThat(original).isEqualTo(new Absent(Optional.of(new ETag("old")), NOW));
    }

    @Test
    void without_versions_nothing_is_known_of_what_was() {
        assertThat(Original.of(List.of())).isEqualTo(new Absent(Optional.empty(), Instant.MIN));
    }

    private static ObjectVersion version(String id, String etag, Instant time) {
        return new ObjectVersion(id, false, etag, etag.length(), time);
    }
}
