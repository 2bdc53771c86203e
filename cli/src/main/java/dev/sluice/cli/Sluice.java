package dev.sluice.cli;

import dev.sluice.cli.backtest.BacktestCommand;
import dev.sluice.cli.plan.PlanCommand;
import dev.sluice.cli.preflight.PreflightCommand;
import dev.sluice.cli.rehearse.RehearseCommand;
import dev.sluice.domain.port.PortFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/**
 * The command line. Exit codes: 0 good, 1 the answer is no, 2 bad input, 70 a mistake in Sluice itself, 74 the output could
 * not be written; the last two as in BSD's sysexits.
 */
@Command(
        name = "sluice",
        description = "Makes deploys behind CloudFront and Route 53 reach users, and bad ones turn back by themselves.",
        mixinStandardHelpOptions = true,
        version = "sluice 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PlanCommand.class,
            RehearseCommand.class,
            BacktestCommand.class,
            PreflightCommand.class,
            HelpCommand.class
        })
public final class Sluice {

    /** The answer is no. */
    public static final int NO = 1;

    /** The input cannot be used. */
    public static final int BAD_INPUT = 2;

    /** Sluice is at fault, neither the input nor the answer. */
    public static final int INTERNAL_ERROR = 70;

    /** The answer did not reach its reader. */
    public static final int UNWRITTEN = 74;

    private Sluice() {}

    public static void main(String[] args) {
        // The same numbers on every machine, whatever its language.
        Locale.setDefault(Locale.ROOT);
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, args);
        System.exit(exitCode);
    }

    /** Runs one command. Results go to {@code out}, one line about what went wrong to {@code err}. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            int exitCode = execute(out, err, args);
            if (out.checkError()) {
                err.println("sluice: the output could not be written. Make room, or see why its reader stopped");
                return UNWRITTEN;
            }
            return exitCode;
        } catch (RuntimeException | Error crash) {
            return internalError(crash, err);
        }
    }

    private static int execute(PrintWriter out, PrintWriter err, String... args) {
        var sluice = new CommandLine(new Sluice())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, arguments) -> badInput(usage(problem), err))
                .setExecutionExceptionHandler((problem, command, parsed) -> switch (problem) {
                    case BadInput bad -> badInput(bad.getMessage(), err);
                    case PortFailure failure -> badInput(failure.explanation(), err);
                    default -> internalError(problem, err);
                });
        if (args.length == 0) {
            sluice.usage(out);
            return 0;
        }
        return sluice.execute(args);
    }

    private static int badInput(String problem, PrintWriter err) {
        err.println("sluice: " + problem.lines().findFirst().orElse("bad input"));
        return BAD_INPUT;
    }

    private static int internalError(Throwable crash, PrintWriter err) {
        var what = crash.toString().lines().findFirst().orElse("");
        err.println("sluice: internal error: %s; please report it with the command".formatted(what));
        return INTERNAL_ERROR;
    }

    private static String usage(ParameterException problem) {
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return "%s. See: %s --help".formatted(problem.getMessage(), command);
    }
}
