package dev.sluice.benchmarks.ramps;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import java.util.ArrayList;
import java.util.List;

/** How often any of Sluice's lines of defence turns a good canary back: the judge, an alarm, the health check. */
final class FalseAlarms {

    private static final double MOST = .01;

    private FalseAlarms() {}

    static Report in(Ramps ramps, int count) {
        var table = new Table(
                "requests a second",
                "promoted",
                "rolled back",
                "95% interval",
                "held on the way",
                "minutes to 100%",
                "range");
        var claims = new ArrayList<Claim>();
        var notes = new ArrayList<String>();
        for (int requests : List.of(20, 200, 2_000)) {
            var figures = ramps.play(Rule.SLUICE, Conditions.HEALTHY.withRequestsPerSecond(requests), count);
            var back = Share.of(figures, one -> one.outcome() != Outcome.PROMOTED);
            var minutes = Spread.of(figures.stream()
                    .flatMap(one -> one.allAfter().stream())
                    .mapToDouble(after -> after.toMillis() / 60_000.0));
            table.row(
                    "%,d".formatted(requests),
                    Share.of(figures, one -> one.outcome() == Outcome.PROMOTED).toString(),
                    back.toString(),
                    "%.4f to %.4f".formatted(back.least(), back.most()),
                    Share.of(figures, CutoverFigures::held).toString(),
                    Report.number(minutes.median()),
                    minutes.range());
            claims.add(new Claim(
                    "healthy ramps that did not end at 100%%, at %,d a second: %.4f <= %.2f"
                            .formatted(requests, back.value(), MOST),
                    back.value() <= MOST));
            notes.addAll(reasons(requests, figures));
        }
        return new Report(
                "Healthy ramps (0.3% on both arms) before all lines of defence: judge, alarms, health check",
                table, claims, notes);
    }

    /** A line for each ramp that was not promoted. */
    private static List<String> reasons(int requests, List<CutoverFigures> figures) {
        return figures.stream()
                .filter(one -> one.outcome() != Outcome.PROMOTED)
                .map(one -> "At %,d a second: %s, %s.".formatted(requests, one.outcome(), one.why()))
                .toList();
    }
}
