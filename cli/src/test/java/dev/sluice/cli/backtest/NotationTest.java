package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NotationTest {

    @Test
    void numbers_count_minutes() {
        var notation = Notation.of("-1");

        assertThat(notation.index("-1")).isEqualTo(-1);
        assertThat(notation.index("525600")).isEqualTo(525_600);
    }

    @Test
    void an_instant_is_the_minute_it_lies_in() {
        var notation = Notation.of("1970-01-01T00:01:00Z");

        assertThat(notation.index("1970-01-01T00:01:00Z")).isEqualTo(1);
        assertThat(notation.index("1970-01-01T00:01:59.9Z")).isEqualTo(1);
        assertThat(notation.index("1970-01-01T00:02Z")).isEqualTo(2);
        assertThat(notation.index("1970-01-01T01:03:00+01:00")).isEqualTo(3);
        assertThat(notation.index("1969-12-31T23:59:30Z")).isEqualTo(-1);
    }

    @Test
    void two_digits_that_are_no_minute_are_refused_in_a_known_hour_too() {
        var notation = Notation.of("2026-11-24T09:00:00Z");
        notation.index("2026-11-24T09:00:00Z");

        for (var text : List.of("2026-11-24T09:60:00Z", "2026-11-24T09:5x:00Z", "2026-11-24T09:/0:00Z")) {
            assertThatIllegalArgumentException().isThrownBy(() -> notation.index(text));
        }
    }

    @Property
    void remembering_the_hour_changes_nothing(@ForAll("instants") List<OffsetDateTime> instants) {
        var notation = new Notation.Instants();

        for (var instant : instants) {
            assertThat(notation.index(instant.toString())).isEqualTo(Math.floorDiv(instant.toEpochSecond(), 60L));
        }
    }

    /** Close to each other, in a few zones, to the minute or finer: as they share an hour or just do not. */
    @Provide
    Arbitrary<List<OffsetDateTime>> instants() {
        var start = OffsetDateTime.of(2026, 12, 31, 22, 0, 0, 0, ZoneOffset.UTC);
        var seconds = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 300).map(minutes -> 60 * minutes),
                Arbitraries.integers().between(0, 18_000));
        var zones = Arbitraries.of("Z", "+01:00", "-03:30").map(ZoneOffset::of);
        return Combinators.combine(seconds, zones)
                .as((second, zone) -> start.plusSeconds(second).withOffsetSameInstant(zone))
                .list()
                .ofMaxSize(50);
    }
}
