package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;

/** How often a canary is rolled back within a day that is good in the mean, but not in every minute. Nothing is promised. */
final class BeyondThePromise implements Study {

    private static final int DAY = 1_440;

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table("requests a minute", "bursts, mean 0.98%", "correlation .01 at 1%");
        for (int requests : List.of(50, 200, 1_000, 12_000)) {
            var kinds = new LinkedHashMap<String, ErrorCounts>();
            kinds.put("bursts, mean 0.98%", ErrorCounts.bursts(requests, .009));
            kinds.put("correlation .01 at 1%", ErrorCounts.correlated(requests, .01, .01));
            var cells = new ArrayList<String>(List.of("%,d".formatted(requests)));
            kinds.forEach((kind, errors) -> {
                var rollbacks = laboratory.repeat(
                        "beyond the promise, %d a minute, %s".formatted(requests, kind),
                        OneShare.of(requests, errors, DAY)::rollback);
                cells.add(Report.number(
                        rollbacks.stream().filter(OptionalInt::isPresent).count() / (double) rollbacks.size()));
            });
            table.row(cells.toArray(String[]::new));
        }
        return new Report("Rollbacks in 24 h of canaries the promise does not cover", table, List.of());
    }
}
