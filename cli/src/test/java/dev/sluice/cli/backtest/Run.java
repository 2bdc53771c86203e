package dev.sluice.cli.backtest;

import dev.sluice.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Calls of {@code sluice backtest}. */
final class Run {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));

    private Run() {}

    static CommandLineRun backtest(Object... arguments) {
        var words = Stream.concat(Stream.of("backtest"), Stream.of(arguments).map(Object::toString));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    /** A file of the project. */
    static Path project(String file) {
        return ROOT.resolve(file);
    }
}
