package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;

/** How long a canary with twice the errors it may have stays up. */
final class TimeToRollBack implements Study {

    private static final int LONGEST = 3_000;

    /**
     * @param best mean minutes of the best conceivable test, ln(1/alpha) / KL(2% against 1%)
     * @param bestWithStable the same against a stable arm of 99 times the traffic at 0.5%
     */
    private record Traffic(int requests, double best, double bestWithStable) {}

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table("requests a minute", "alone", "allowed", "with stable", "allowed with stable");
        var claims = new ArrayList<Claim>();
        for (var traffic :
                List.of(new Traffic(50, 23.5, 9.6), new Traffic(200, 5.9, 2.4), new Traffic(1_000, 1.2, .48))) {
            int requests = traffic.requests();
            var faulty = OneShare.of(requests, ErrorCounts.binomial(requests, .02), LONGEST);
            var compared = faulty.withStable(99 * requests, ErrorCounts.binomial(99 * requests, .005));
            double alone = mean(laboratory, "alone, %d a minute".formatted(requests), faulty);
            double withStable = mean(laboratory, "with stable, %d a minute".formatted(requests), compared);
            double allowed = 1.5 * traffic.best() + 2;
            double allowedWithStable = 2 * traffic.bestWithStable() + 2;
            table.row(
                    "%,d".formatted(requests),
                    Report.number(alone),
                    Report.number(allowed),
                    Report.number(withStable),
                    Report.number(allowedWithStable));
            claims.add(new Claim(
                    "minutes to roll back 2%% at %,d a minute: %.2f <= %.2f".formatted(requests, alone, allowed),
                    alone <= allowed));
            claims.add(new Claim(
                    "minutes to roll back 2%% at %,d a minute with stable: %.2f <= %.2f"
                            .formatted(requests, withStable, allowedWithStable),
                    withStable <= allowedWithStable));
        }
        return new Report("Mean minutes to roll back an error rate of 2%", table, claims);
    }

    private static double mean(Laboratory laboratory, String what, OneShare share) {
        return laboratory.repeat("minutes to roll back " + what, share::rollback).stream()
                .mapToInt(minute -> minute.orElse(LONGEST))
                .average()
                .orElseThrow();
    }
}
