package dev.sluice.domain.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Test
    void an_interval_begins_at_the_same_instant_for_all() {
        assertThat(Turn.of(NINE.plusSeconds(1), INTERVAL).from()).isEqualTo(NINE);
        assertThat(Turn.of(NINE.plusSeconds(299), INTERVAL).from()).isEqualTo(NINE);
        assertThat(Turn.of(NINE.plusSeconds(300), INTERVAL).from()).isEqualTo(NINE.plus(INTERVAL));
    }

    @Test
    void without_an_interval_everybody_speaks_and_nobody_is_asked() {
        DeployHistory untouched = (watches, from, until, failed) -> {
            throw new AssertionError("asked");
        };

        assertThat(Turn.of(NINE, Duration.ZERO).isMine(untouched, "watches", false))
                .isTrue();
    }

    @Property
    void in_every_interval_exactly_one_speaks(
            @ForAll @Size(min = 1, max = 50) @UniqueElements List<@IntRange(max = 3_000) Integer> seconds) {
        var starts = seconds.stream().map(NINE::plusSeconds).toList();
        DeployHistory history = (watches, from, until, failed) ->
                starts.stream().anyMatch(start -> !start.isBefore(from) && start.isBefore(until));

        var speakers = starts.stream()
                .filter(start -> Turn.of(start, INTERVAL).isMine(history, "watches", false))
                .map(start -> Turn.of(start, INTERVAL).from())
                .sorted()
                .toList();

        var intervals = starts.stream()
                .map(start -> Turn.of(start, INTERVAL).from())
                .distinct()
                .sorted()
                .toList();
        assertThat(speakers).isEqualTo(intervals);
    }
}
