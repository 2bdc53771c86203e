package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import java.util.List;

/** How long a healthy canary waits in its first step: where little traffic costs most. */
final class TimeToProof implements Study {

    private static final int LONGEST = 2_880;

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table("requests a minute", "good 0.3%", "good 0.5%", "good 0.9%");
        for (int requests : List.of(10, 50, 100, 200, 1_000)) {
            table.row(
                    "%,d".formatted(requests),
                    mean(laboratory, requests, .003),
                    mean(laboratory, requests, .005),
                    mean(laboratory, requests, .009));
        }
        return new Report(
                "Mean minutes until health is proved and the first step may be left",
                table,
                List.of(),
                List.of("With few requests near the limit, proof takes hours."
                        + " Start a ramp at a weight that gives the canary 100 requests a minute or more."));
    }

    private static String mean(Laboratory laboratory, int requests, double rate) {
        var healthy = OneShare.of(requests, ErrorCounts.binomial(requests, rate), LONGEST);
        return Report.number(
                laboratory
                        .repeat("minutes to proof, %d a minute at %s".formatted(requests, rate), healthy::proceed)
                        .stream()
                        .mapToInt(minute -> minute.orElse(LONGEST))
                        .average()
                        .orElseThrow());
    }
}
