package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;

/** How often a good canary is rolled back within a day. */
final class FalseRollbacks implements Study {

    private static final int DAY = 1_440;
    private static final String NOT_PROMISED = "correlation .01";

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table(
                "requests a minute", "0.5%", "correlation .001", "bursts", "at the limit", "with stable", NOT_PROMISED);
        var claims = new ArrayList<Claim>();
        for (int requests : List.of(50, 200, 1_000, 12_000)) {
            var kinds = new LinkedHashMap<String, OneShare>();
            kinds.put("0.5%", OneShare.of(requests, ErrorCounts.binomial(requests, .005), DAY));
            kinds.put("correlation .001", OneShare.of(requests, ErrorCounts.correlated(requests, .005, .001), DAY));
            kinds.put("bursts", OneShare.of(requests, ErrorCounts.bursts(requests, .005), DAY));
            kinds.put("at the limit", OneShare.of(requests, ErrorCounts.binomial(requests, .01), DAY));
            kinds.put("with stable", withStable(requests));
            kinds.put(NOT_PROMISED, OneShare.of(requests, ErrorCounts.correlated(requests, .005, .01), DAY));
            var cells = new ArrayList<String>(List.of("%,d".formatted(requests)));
            kinds.forEach((kind, share) -> {
                var rollbacks = laboratory.repeat(
                        "false rollbacks, %d a minute, %s".formatted(requests, kind), share::rollback);
                double rate = rollbacks.stream().filter(OptionalInt::isPresent).count() / (double) rollbacks.size();
                cells.add(Report.number(rate));
                if (!kind.equals(NOT_PROMISED)) {
                    claims.add(new Claim(
                            "false rollbacks in 24 h at %,d a minute, %s: %s <= .01"
                                    .formatted(requests, kind, Report.number(rate)),
                            rate <= .01));
                }
            });
            table.row(cells.toArray(String[]::new));
        }
        return new Report("False rollbacks in 24 h, at an error rate of 0.5% and at the limit of 1%", table, claims);
    }

    private static OneShare withStable(int requests) {
        int ofStable = 99 * requests;
        return OneShare.of(requests, ErrorCounts.correlated(requests, .005, .001), DAY)
                .withStable(ofStable, ErrorCounts.correlated(ofStable, .005, .001));
    }
}
