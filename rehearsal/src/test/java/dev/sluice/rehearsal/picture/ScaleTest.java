package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final List<Scale> SCALES = List.of(
            Scale.linear(0, 1, 200, 10),
            Scale.logarithmicFromZero(.001, 1, 200, 10),
            Scale.logarithmic(.1, 1_000, 200, 10));

    @Property
    void more_is_never_lower(
            @ForAll @DoubleRange(max = 2_000) double one, @ForAll @DoubleRange(max = 2_000) double other) {
        for (var scale : SCALES) {
            double ofLess = scale.at(Math.min(one, other));
            double ofMore = scale.at(Math.max(one, other));

            assertThat(ofMore).isLessThanOrEqualTo(ofLess).isBetween(10., 200.);
        }
    }

    @Test
    void ends_are_where_they_should_be_and_nothing_is_beyond_them() {
        for (var scale : SCALES) {
            assertThat(scale.at(scale.low())).isEqualTo(200);
            assertThat(scale.at(0)).isEqualTo(200);
            assertThat(scale.at(scale.high())).isEqualTo(10);
            assertThat(scale.at(1e300)).isEqualTo(10);
        }
    }

    @Test
    void one_percent_and_all_of_it_are_both_readable() {
        var shares = Scale.logarithmicFromZero(.001, 1, 0, 100);

        assertThat(shares.at(.01)).isCloseTo(35, within(1.));
        assertThat(shares.at(.02) - shares.at(.01)).isGreaterThan(8);
        assertThat(shares.at(1) - shares.at(.5)).isGreaterThan(8);
    }
}
