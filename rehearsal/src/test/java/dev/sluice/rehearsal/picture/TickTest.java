package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {

    @ParameterizedTest
    @CsvSource({
        "0.02,  0% 1% 2%",
        "0.0263,0% 1% 2% 3%",
        "0.004, 0% 0.2% 0.4%",
        "0.3,   0% 10% 20% 30%",
        "1,     0% 50% 100%"
    })
    void percentages_are_few_and_round(double most, String labels) {
        assertThat(labels(Tick.percents(most))).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 1000, 0.1 1 10 100 1000",
        "0.1, 1e5,  0.1 10 1000 1E5",
        "0.1, 1e12, 0.1 100 1E5 1E8 1E11",
        "1,   10,   1 10"
    })
    void decades_are_skipped_rather_than_crowded(double low, double high, String labels) {
        assertThat(labels(Tick.decades(low, high)).replace(",", "")).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "1,     0 min 1",
        "8.5,   0 min 1 2 3 4 5 6 7 8",
        "66,    0 min 10 20 30 40 50 60",
        "300,   0 h 1 2 3 4 5",
        "1440,  0 h 4 8 12 16 20 24",
        "10080, 0 h 24 48 72 96 120 144 168"
    })
    void times_are_minutes_until_they_are_hours(double minutes, String labels) {
        assertThat(labels(Tick.times(minutes))).isEqualTo(labels);
    }

    private static String labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).collect(Collectors.joining(" "));
    }
}
