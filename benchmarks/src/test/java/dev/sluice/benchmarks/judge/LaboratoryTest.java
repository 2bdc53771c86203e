package dev.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.report.Progress;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LaboratoryTest {

    @Test
    void the_same_seed_gives_the_same_numbers_and_another_gives_others() {
        var first = new Laboratory(50, 1, Progress.onTerminal()).repeat("draws", random -> random.nextLong());
        var again = new Laboratory(50, 1, Progress.onTerminal()).repeat("draws", random -> random.nextLong());
        var other = new Laboratory(50, 2, Progress.onTerminal()).repeat("draws", random -> random.nextLong());

        assertThat(again).isEqualTo(first);
        assertThat(other).doesNotContainAnyElementsOf(first);
        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void errors_have_the_mean_they_were_asked_for_and_vary_more_when_correlated() {
        var laboratory = new Laboratory(1, 1, Progress.onTerminal());

        double[] independent = laboratory
                .repeat(
                        "binomial",
                        random -> moments(ErrorCounts.binomial(1_000, .01).with(random)))
                .getFirst();
        double[] correlated = laboratory
                .repeat(
                        "correlated",
                        random ->
                                moments(ErrorCounts.correlated(1_000, .01, .01).with(random)))
                .getFirst();

        assertThat(independent[0]).isCloseTo(10, Assertions.within(.1));
        assertThat(independent[1]).isCloseTo(9.9, Assertions.within(.3));
        assertThat(correlated[0]).isCloseTo(10, Assertions.within(.3));
        assertThat(correlated[1]).isCloseTo(9.9 * (1 + 999 * .01), Assertions.within(5.));
    }

    private static double[] moments(ErrorCounts.Draw draw) {
        int draws = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double next = draw.next();
            sum += next;
            squares += next * next;
        }
        double mean = sum / draws;
        return new double[] {mean, squares / draws - mean * mean};
    }
}
