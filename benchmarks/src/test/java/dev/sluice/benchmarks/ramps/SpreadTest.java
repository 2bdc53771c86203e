package dev.sluice.benchmarks.ramps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        var spread = Spread.of(DoubleStream.of(9, 1, 2, 4));

        assertThat(spread).isEqualTo(new Spread(1, 3, 4, 9));
        assertThat(spread.range()).isEqualTo("1.0 to 9.0");
    }

    @Test
    void nothing_has_no_range() {
        assertThat(Spread.of(DoubleStream.empty()).range()).isEqualTo("-");
    }
}
