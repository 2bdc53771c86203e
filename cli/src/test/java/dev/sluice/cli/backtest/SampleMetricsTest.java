package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleMetricsTest {

    @Test
    void the_samples_are_what_their_program_makes() {
        SampleMetrics.all()
                .forEach((name, lines) ->
                        assertThat(Run.project("events/" + name)).hasContent(String.join("\n", lines) + "\n"));
    }
}
