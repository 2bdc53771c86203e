package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Claim;
import dev.sluice.benchmarks.report.Report;
import dev.sluice.benchmarks.report.Table;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Judge;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Pace;
import dev.sluice.domain.judge.Policy;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of a core a year of recorded minutes takes, in a virtual machine that has just started. Processor time, so that
 * whatever else the machine does leaves the number alone.
 */
final class YearOfMinutes implements Study {

    private static final int YEAR = 525_600;
    private static final double ALLOWED_SECONDS = .5;

    @Override
    public Report in(Laboratory laboratory) {
        var table = new Table("minutes", "first time", "second time");
        double alone = row(table, "canary alone", Policy.DEFAULT);
        double both = row(table, "with stable and hit ratio", Policy.DEFAULT.withStable());
        return new Report(
                "Processor seconds for a year of minutes (525,600)",
                table,
                List.of(
                        new Claim(
                                "a year of the canary alone takes %.2f s < .5".formatted(alone),
                                alone < ALLOWED_SECONDS),
                        new Claim("a year of both arms takes %.2f s < .5".formatted(both), both < ALLOWED_SECONDS)));
    }

    private static double row(Table table, String what, Policy policy) {
        double first = seconds(policy);
        double second = seconds(policy);
        table.row(what, "%.3f".formatted(first), "%.3f".formatted(second));
        return first;
    }

    private static double seconds(Policy policy) {
        var minutes = IntStream.range(0, YEAR)
                .mapToObj(index -> Minute.of(index, new Counts(1_000, index * 7L % 11))
                        .withStable(new Counts(9_000, index * 13L % 97))
                        .withHitRatio(.9))
                .toList();
        var judge = Judge.start(policy.with(Pace.DEFAULT.withHorizon(YEAR)));
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        minutes.forEach(judge::observe);
        return (clock.getCurrentThreadCpuTime() - start) / 1e9;
    }
}
