package dev.sluice.benchmarks.ramps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Progress;
import org.junit.jupiter.api.Test;

class RampTablesTest {

    @Test
    void what_the_documents_say_holds_on_a_few_seeds() {
        var ramps = new Ramps(1, Progress.onTerminal());

        var claims = RampTables.reports(ramps, 3, 1)
                .flatMap(report -> report.claims().stream())
                .toList();

        assertThat(claims).isNotEmpty().allMatch(Claim::holds);
    }
}
