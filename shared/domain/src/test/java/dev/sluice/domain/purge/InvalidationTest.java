package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.EdgeCache.Invalidation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidationTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Invalidation invalidation = new Invalidation(
            "I1", "by hand", NOON, false, List.of(new EdgePath("/docs/*"), new EdgePath("/index.html")));

    @Test
    void it_covers_older_changes_under_its_paths() {
        assertThat(invalidation.covers(new EdgePath("/docs/a.html"), NOON.minusMillis(1)))
                .isTrue();
        assertThat(invalidation.covers(new EdgePath("/index.html"), NOON.minusMillis(1)))
                .isTrue();
    }

    @Test
    void it_covers_no_other_path() {
        assertThat(invalidation.covers(new EdgePath("/index.html?*"), NOON.minusMillis(1)))
                .isFalse();
    }

    @Test
    void a_change_at_the_same_moment_may_have_come_too_late() {
        assertThat(invalidation.covers(new EdgePath("/docs/a.html"), NOON)).isFalse();
        assertThat(invalidation.covers(new EdgePath("/docs/a.html"), NOON.plusMillis(1)))
                .isFalse();
    }
}
