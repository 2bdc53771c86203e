package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EvidenceChartTest {

    @Test
    void evidence_is_drawn_to_a_logarithmic_scale() {
        var chart = chart(List.of(.1, 1., 10., 99., 100., 1e9), 100);

        assertThat(chart)
                .containsExactly(
                        "     100 ┤┄┄┄┄┄┄┄┄┄┄┄┄▁▁▁███ roll back",
                        "         ┤         █████████",
                        "         ┤         █████████",
                        "      10 ┤         █████████",
                        "         ┤      ████████████",
                        "         ┤      ████████████",
                        "       1 ┤      ████████████",
                        "         ┤   ███████████████",
                        "         ┤   ███████████████",
                        "     0.1 ┤▁▁▁███████████████");
    }

    @Test
    void its_labels_follow_what_is_needed() {
        assertThat(chart(List.of(1.), 20))
                .extracting(line -> line.substring(0, 8).strip())
                .containsExactly("20", "", "", "3.42", "", "", "0.58", "", "", "0.1");
        assertThat(chart(List.of(1.), 1e7).getFirst()).startsWith("     1E7 ┤");
    }

    @Property
    void it_fits_a_terminal_and_a_bar_reaches_the_dashed_line_only_with_enough_evidence(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0, max = 2_000) Double> evidence,
            @ForAll @DoubleRange(min = 1.01, max = 1e9) double needed) {
        var chart = chart(evidence, needed);

        boolean reaches = chart.getFirst().chars().anyMatch(c -> "▁▂▃▄▅▆▇█".indexOf(c) >= 0);
        assertThat(chart).allMatch(line -> line.length() <= 80);
        assertThat(reaches).isEqualTo(evidence.stream().anyMatch(value -> value >= needed));
    }

    private static List<String> chart(List<Double> evidence, double needed) {
        var peaks = new Peaks();
        evidence.forEach(peaks::add);
        return EvidenceChart.of(peaks, needed);
    }
}
