package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether six healthy hours blind the judge to the seventh. */
final class LateFaults implements Study {

    private static final int ONSET = 360;
    private static final int REQUESTS = 1_200;
    private static final int LONGEST = 1_440;

    private record Fault(double rate, int within) {}

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table("error rate", "mean", "90 of 100 within", "99 of 100 within", "rolled back before it");
        var claims = new ArrayList<Claim>();
        for (var fault : List.of(new Fault(.02, 8), new Fault(.5, 4))) {
            var errors = ErrorCounts.changing(
                    ErrorCounts.binomial(REQUESTS, .003), ErrorCounts.binomial(REQUESTS, fault.rate()), ONSET);
            var rollbacks =
                    laboratory
                            .repeat("late fault of " + fault.rate(), OneShare.of(REQUESTS, errors, LONGEST)::rollback)
                            .stream()
                            .mapToInt(minute -> minute.orElse(LONGEST) - ONSET)
                            .sorted()
                            .toArray();
            var minutes = Arrays.stream(rollbacks).filter(minute -> minute > 0).toArray();
            double early = (rollbacks.length - minutes.length) / (double) rollbacks.length;
            double mean = Arrays.stream(minutes).average().orElse(LONGEST);
            String percent = Math.round(100 * fault.rate()) + "%";
            table.row(percent, Report.number(mean), within(minutes, 90), within(minutes, 99), Report.number(early));
            claims.add(new Claim(
                    "false rollbacks in six hours before a fault of %s: %s <= .01"
                            .formatted(percent, Report.number(early)),
                    early <= .01));
            claims.add(new Claim(
                    "mean minutes to roll back a fault of %s after six hours: %.2f <= %d"
                            .formatted(percent, mean, fault.within()),
                    mean <= fault.within()));
        }
        return new Report(
                "Minutes to roll back a fault that begins after six healthy hours, 1,200 a minute", table, claims);
    }

    /** @param minutes in ascending order */
    private static String within(int[] minutes, int percent) {
        return minutes.length == 0 ? "-" : String.valueOf(minutes[minutes.length * percent / 100]);
    }
}
