package dev.sluice.benchmarks.ramps;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import java.util.List;
import java.util.stream.IntStream;

/** How soon a good canary has all of the traffic. */
final class TimeToAll {

    private static final double MOST_OF_FIXED = .6;

    private TimeToAll() {}

    static Report in(Ramps ramps, int count) {
        var table = new Table("healthy, 1,000 a second", "median minutes", "range", "ramps");
        var sluice = ramps.play(Rule.SLUICE, Conditions.HEALTHY, count);
        var fixed = ramps.play(Rule.UNWATCHED, Conditions.HEALTHY, count);
        row(table, Rule.SLUICE.name(), sluice);
        row(table, Rule.UNWATCHED.name(), fixed);
        double ratio = minutes(sluice).median() / minutes(fixed).median();
        var pairs = Spread.of(IntStream.range(0, count)
                .mapToDouble(i -> minutes(sluice.get(i)) / minutes(fixed.get(i)))
                .filter(Double::isFinite));
        return new Report(
                "Minutes until the canary has all of the traffic",
                table,
                List.of(new Claim(
                        "Sluice takes %.2f of the time of 10-minute bakes <= %.2f".formatted(ratio, MOST_OF_FIXED),
                        ratio <= MOST_OF_FIXED)),
                List.of("Seed by seed, Sluice takes %.2f to %.2f of the time.".formatted(pairs.least(), pairs.most())));
    }

    private static void row(Table table, String name, List<CutoverFigures> figures) {
        var minutes = minutes(figures);
        table.row(
                name,
                Report.number(minutes.median()),
                minutes.range(),
                Share.of(figures, one -> one.allAfter().isPresent()).toString());
    }

    private static Spread minutes(List<CutoverFigures> figures) {
        return Spread.of(figures.stream().mapToDouble(TimeToAll::minutes).filter(Double::isFinite));
    }

    /** Infinitely many when it never had all. */
    private static double minutes(CutoverFigures one) {
        return one.allAfter().map(after -> after.toMillis() / 60_000.0).orElse(Double.POSITIVE_INFINITY);
    }
}
