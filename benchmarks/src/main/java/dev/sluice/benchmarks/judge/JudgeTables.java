package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Progress;
import dev.sluice.benchmarks.report.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what the judge is worth, from simulation, beside the rules people use. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Simulates the judge and fixed rules and prints the tables the documents quote."
                + " Ends with 1 when a sentence the documents rely on does not hold.")
final class JudgeTables implements Callable<Integer> {

    @Option(names = "--runs", defaultValue = "2000", description = "simulated days and ramps for each number (2000)")
    private int runs;

    @Option(names = "--seed", defaultValue = "1", description = "the same seed gives the same numbers (1)")
    private long seed;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new JudgeTables()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs is " + runs + "; choose 1 or more");
        }
        var laboratory = new Laboratory(runs, seed, Progress.onTerminal());
        return Report.print(studies().stream().map(study -> study.in(laboratory))) ? 0 : 1;
    }

    private static List<Study> studies() {
        return List.of(
                new YearOfMinutes(),
                new FalseRollbacks(),
                new BeyondThePromise(),
                new TimeToRollBack(),
                new LateFaults(),
                new TimeToProof(),
                new WholeRamps(20),
                new WholeRamps(200),
                new WholeRamps(2_000));
    }
}
