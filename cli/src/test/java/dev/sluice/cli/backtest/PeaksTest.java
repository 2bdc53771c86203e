package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PeaksTest {

    @Test
    void a_short_series_is_kept_as_it_is() {
        var peaks = new Peaks();

        peaks.add(1);
        peaks.add(3);
        peaks.add(2);

        assertThat(peaks.values()).containsExactly(1, 3, 2);
        assertThat(peaks.stretch()).isEqualTo(1);
    }

    @Property
    void each_peak_is_the_highest_of_its_stretch(
            @ForAll @Size(min = 1, max = 1_000) List<@DoubleRange(min = 0, max = 1e9) Double> series) {
        var peaks = new Peaks();

        series.forEach(peaks::add);

        var values = peaks.values();
        int stretch = (int) peaks.stretch();
        assertThat(values).hasSizeLessThanOrEqualTo(Peaks.MOST).hasSize(Math.ceilDiv(series.size(), stretch));
        for (int i = 0; i < values.length; i++) {
            var part = series.subList(i * stretch, Math.min((i + 1) * stretch, series.size()));
            assertThat(values[i])
                    .isEqualTo(part.stream().mapToDouble(value -> value).max().orElseThrow());
        }
    }
}
