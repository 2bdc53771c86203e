package dev.sluice.domain.judge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** agreement.csv is written by src/test/python/agreement.py, which says how. */
class AgreementWithTheReferenceTest {

    private static final Percentage ONE_IN_A_BILLION = withinPercentage(1e-7);

    @ParameterizedTest
    @MethodSource("series")
    void the_evidence_of_every_minute_is_the_references(Series series) {
        var judge = series.judge();

        for (var row : series.rows()) {
            var verdict = row.showTo(judge);

            assertThat(verdict.evidence().value())
                    .as("evidence in minute %d", row.minute())
                    .isCloseTo(row.evidence(), ONE_IN_A_BILLION);
            assertThat(judge.breakdown().rho())
                    .as("rho after minute %d", row.minute())
                    .isCloseTo(row.rho(), ONE_IN_A_BILLION);
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void the_proof_of_health_is_the_references_until_it_is_complete(Series series) {
        var judge = series.judge();

        for (var row : series.rows()) {
            row.showTo(judge);

            assertThat(judge.breakdown().proof())
                    .as("proof in minute %d", row.minute())
                    .isCloseTo(row.proof(), ONE_IN_A_BILLION);
            if (row.proof() >= 1 / Risk.DEFAULT.beta()) {
                return;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("series")
    void the_judge_rolls_back_in_the_minute_in_which_the_reference_does(Series series) {
        var judge = series.judge();

        var rolledBack = series.rows().stream()
                .filter(row -> row.showTo(judge) instanceof Verdict.Rollback)
                .map(Row::minute)
                .findFirst();

        assertThat(rolledBack)
                .isEqualTo(series.rows().stream()
                        .filter(row -> row.evidence() >= 100)
                        .map(Row::minute)
                        .findFirst());
    }

    static Stream<Series> series() {
        return rows().collect(groupingBy(Row::series, LinkedHashMap::new, toList())).values().stream()
                .map(Series::new);
    }

    private static Stream<Row> rows() {
        var resource = Objects.requireNonNull(AgreementWithTheReferenceTest.class.getResourceAsStream("agreement.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Row::parse).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Series(List<Row> rows) {

        Judge judge() {
            var first = rows.getFirst();
            var policy = first.stable() ? Policy.DEFAULT.withStable() : Policy.DEFAULT;
            var shares = new double[] {.01, .02, .05, .10, .25, .50, 1};
            return first.steps() == 1 ? Judge.start(policy) : Judge.start(policy, shares);
        }

        @Override
        public String toString() {
            return rows.getFirst().series();
        }
    }

    record Row(
            String series,
            int steps,
            boolean stable,
            int minute,
            boolean begins,
            Counts canary,
            Counts ofStable,
            double rho,
            double evidence,
            double proof) {

        static Row parse(String line) {
            var cell = line.split(",", -1);
            return new Row(
                    cell[0],
                    Integer.parseInt(cell[1]),
                    cell[2].equals("1"),
                    Integer.parseInt(cell[3]),
                    cell[4].equals("1"),
                    new Counts(Long.parseLong(cell[5]), Long.parseLong(cell[6])),
                    new Counts(Long.parseLong(cell[7]), Long.parseLong(cell[8])),
                    Double.parseDouble(cell[9]),
                    Double.parseDouble(cell[10]),
                    Double.parseDouble(cell[11]));
        }

        Verdict showTo(Judge judge) {
            if (begins) {
                judge.beginStep(minute);
            }
            return judge.observe(Minute.of(minute, canary).withStable(ofStable));
        }
    }
}
