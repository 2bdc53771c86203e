package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Sluice;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Judge;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Policy;
import dev.sluice.domain.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

    private static final String HEADER =
            "minute,canary_requests,canary_errors,stable_requests,stable_errors,canary_hit_ratio";

    @Property(tries = 200)
    void a_file_is_judged_as_the_judge_would_have_judged_its_minutes(@ForAll("series") List<Minute> series)
            throws IOException {
        var judge = Judge.start(Policy.DEFAULT.withStable());
        var file = Files.createTempFile("backtest", ".csv");

        try {
            Files.write(file, lines(series));
            var run = Run.backtest("--json", file);
            Assume.that(run.exitCode() != Sluice.BAD_INPUT);

            var verdict = judged(judge, series);
            assertThat(run.json().get("verdict").asString()).isEqualTo(name(verdict));
            assertThat(run.json().get("evidence").asDouble())
                    .isEqualTo(verdict.evidence().value());
            if (series.stream().anyMatch(minute -> !minute.canary().isEmpty())) {
                assertThat(run.json().get("check").asString())
                        .isEqualTo(verdict.evidence().reading().check());
            }
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 200)
    void the_minute_of_a_rollback_is_the_one_after_which_the_judge_says_so(@ForAll("series") List<Minute> series) {
        var judge = Judge.start(Policy.DEFAULT.withStable());
        var backtest = new Backtest(Policy.DEFAULT.withStable());

        var expected = series.stream()
                .filter(minute -> judge.observe(minute) instanceof Verdict.Rollback)
                .findFirst()
                .map(minute -> Long.toString(minute.index()));
        series.forEach(minute -> backtest.observe(new Recorded(Long.toString(minute.index()), minute)));

        assertThat(backtest.rolledBackAt()).isEqualTo(expected);
    }

    @Property(tries = 200)
    void what_follows_a_minute_never_changes_what_was_made_of_it(@ForAll("series") List<Minute> series) {
        var whole = new Backtest(Policy.DEFAULT.withStable());

        for (int i = 0; i < series.size(); i++) {
            var part = new Backtest(Policy.DEFAULT.withStable());
            series.subList(0, i + 1).forEach(minute -> part.observe(new Recorded("", minute)));
            whole.observe(new Recorded("", series.get(i)));
            assertThat(part.verdict()).isEqualTo(whole.verdict());
        }
    }

    /** Gaps, late and repeated minutes, silence, arms that were not measured, good and bad canaries. */
    @Provide
    Arbitrary<List<Minute>> series() {
        var steps = Arbitraries.frequency(Tuple.of(8, 1), Tuple.of(1, 0), Tuple.of(1, -2), Tuple.of(1, 5));
        var stable = Arbitraries.frequencyOf(Tuple.of(3, counts(9_000, 5)), Tuple.of(1, Arbitraries.just(Counts.NONE)));
        var ratio = Arbitraries.doubles().between(.7, 1).optional().map(BacktestTest::toDouble);
        var rate = Arbitraries.of(3, 10, 30);
        return rate.flatMap(errors -> Combinators.combine(steps, counts(1_000, errors), stable, ratio)
                .as((step, canary, other, hits) -> new Minute(step, canary, other, hits, OptionalDouble.empty()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(BacktestTest::oneAfterTheOther));
    }

    /** @param perMille errors by requests, in the mean */
    private static Arbitrary<Counts> counts(int most, int perMille) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, most),
                        Arbitraries.integers().between(0, 2 * perMille))
                .as((requests, share) -> new Counts(requests, (long) requests * share / 1_000));
    }

    private static OptionalDouble toDouble(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Turns each index, so far the distance from the minute before, into one. */
    private static List<Minute> oneAfterTheOther(List<Minute> distances) {
        long[] index = {0};
        return distances.stream()
                .map(minute -> new Minute(
                        index[0] += minute.index(),
                        minute.canary(),
                        minute.stable(),
                        minute.hitRatio(),
                        minute.latencyMillis()))
                .toList();
    }

    @Test
    void a_year_of_minutes_is_streamed(@TempDir Path folder) throws IOException {
        var file = folder.resolve("year.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (int minute = 0; minute < 525_600; minute++) {
                out.write("\n%d,1000,%d,9000,%d,0.9".formatted(minute, minute * 7L % 11, minute * 13L % 97));
            }
        }

        var run = Run.backtest(file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().getFirst()).endsWith("year.csv: 525,600 minutes, 0 to 525599");
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("PROMOTE: healthy; error rate 0.5% over 525,600 minutes"))
                .anyMatch(line -> line.endsWith("the highest of each 16,384 minutes; 1 is none"));
    }

    private static List<String> lines(List<Minute> series) {
        return Stream.concat(Stream.of(HEADER), series.stream().map(BacktestTest::line))
                .toList();
    }

    private static String line(Minute minute) {
        var stable = minute.stable().isEmpty()
                ? ","
                : minute.stable().requests() + "," + minute.stable().errors();
        return "%d,%d,%d,%s,%s"
                .formatted(
                        minute.index(),
                        minute.canary().requests(),
                        minute.canary().errors(),
                        stable,
                        minute.hitRatio().isPresent() ? minute.hitRatio().getAsDouble() : "");
    }

    private static Verdict judged(Judge judge, List<Minute> series) {
        series.forEach(judge::observe);
        return judge.verdict();
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Rollback _ -> "ROLLBACK";
            case Verdict.Proceed _ -> "PROMOTE";
            case Verdict.Hold _ -> "INCONCLUSIVE";
        };
    }
}
