package dev.sluice.cli.backtest;

import dev.sluice.cli.BadInput;
import dev.sluice.cli.Sluice;
import dev.sluice.domain.judge.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice backtest}: what the judge would have made of recorded minutes. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replays recorded minutes through the judge: would it have rolled back, and when?",
        footer = {
            "",
            "METRICS.csv names its columns in the first line, in any order: minute,canary_requests,canary_errors and, if"
                    + " measured, stable_requests,stable_errors,canary_hit_ratio. A minute is a number or an instant;"
                    + " counts are what the minute added; the ratio is 0 to 1; an empty cell was not measured.",
            "Exit code 1 says ROLLBACK.",
            "Example: sluice backtest events/metrics-bad-release.csv"
        })
public final class BacktestCommand implements Callable<Integer> {

    /** Minutes read and not yet judged. */
    private static final int AHEAD = 4_096;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "METRICS.csv", description = "Recorded minutes, the oldest first.")
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "F.json",
            description = "Limits, risk and pace, where they differ from the defaults.")
    private Path policyFile;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--explain", description = "Print a row for each minute, too. Not with --json.")
    private boolean explain;

    @Override
    public Integer call() {
        if (json && explain) {
            throw new BadInput("--json and --explain exclude each other. Give one of them");
        }
        var out = spec.commandLine().getOut();
        var backtest = replay(out);
        if (json) {
            out.println(BacktestJson.of(backtest));
        } else {
            if (explain) {
                out.println();
            }
            BacktestText.of(file.toString(), backtest).forEach(out::println);
        }
        return backtest.outcome() == Backtest.Outcome.ROLLBACK ? Sluice.NO : 0;
    }

    /** Reading takes about as long as judging: each has a thread of its own. */
    private Backtest replay(PrintWriter out) {
        try (var metrics = MetricsFile.open(file)) {
            var backtest = new Backtest(policy(metrics.hasStable()));
            var minutes = new SubmissionPublisher<Recorded>(ForkJoinPool.commonPool(), AHEAD);
            var judged = minutes.consume(explain ? explaining(backtest, out) : backtest::observe);
            var progress =
                    explain ? Progress.hidden() : Progress.on(spec.commandLine().getErr(), metrics::percentRead);
            try {
                metrics.forEach(minute -> {
                    minutes.submit(minute);
                    progress.tick();
                });
            } finally {
                minutes.close();
                judged.join();
                progress.end();
            }
            return backtest;
        }
    }

    private static Consumer<Recorded> explaining(Backtest backtest, PrintWriter out) {
        var explanation = new Explanation(out);
        return minute -> {
            if (backtest.observe(minute)) {
                explanation.add(minute, backtest);
            }
        };
    }

    /** How alpha is divided is fixed before the first minute: by the columns, unless the policy says. */
    private Policy policy(boolean hasStable) {
        var defaults = hasStable ? Policy.DEFAULT.withStable() : Policy.DEFAULT;
        return policyFile == null ? defaults : PolicyFile.read(policyFile, defaults);
    }
}
