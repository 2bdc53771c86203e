package dev.sluice.benchmarks.ramps;

import dev.sluice.benchmarks.report.Progress;
import dev.sluice.benchmarks.report.Report;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what Sluice is worth as a whole, in the world of the rehearsal, beside the rules people use. */
@Command(
        name = "ramps",
        mixinStandardHelpOptions = true,
        description = "Plays whole ramps against the simulated AWS, guarded by Sluice, CloudWatch alarms and Flagger."
                + " Ends with 1 when a sentence the documents rely on does not hold.")
final class RampTables implements Callable<Integer> {

    @Option(names = "--seeds", defaultValue = "200", description = "ramps of each rule in the comparison (200)")
    private int seeds;

    @Option(
            names = "--ramps",
            defaultValue = "200",
            description = "healthy ramps at each traffic that all lines of defence let pass or not (200)")
    private int ramps;

    @Option(names = "--from", defaultValue = "1", description = "the first seed (1)")
    private long from;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RampTables()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (seeds < 1 || ramps < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds is %d and --ramps is %d; choose 1 or more".formatted(seeds, ramps));
        }
        return Report.print(reports(new Ramps(from, Progress.onTerminal()), seeds, ramps)) ? 0 : 1;
    }

    /** Each is made when it is its turn. */
    static Stream<Report> reports(Ramps played, int seeds, int ramps) {
        return Stream.<Supplier<Report>>of(
                        () -> TimeToAll.in(played, seeds),
                        () -> BadRequests.in(played, seeds),
                        () -> FalseAlarms.in(played, ramps))
                .map(Supplier::get);
    }
}
