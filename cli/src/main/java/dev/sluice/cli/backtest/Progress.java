package dev.sluice.cli.backtest;

import java.io.Console;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.function.IntSupplier;

/** One line on a terminal that says how far a long file was read; silent in a pipe. */
final class Progress {

    /** Lines between two looks: a file that takes no time shows nothing. */
    private static final int LOOK = 1 << 16;

    private final PrintWriter terminal;
    private final boolean isShown;
    private final IntSupplier percent;
    private int lines;

    private Progress(PrintWriter terminal, IntSupplier percent, boolean isShown) {
        this.terminal = terminal;
        this.percent = percent;
        this.isShown = isShown;
    }

    static Progress on(PrintWriter terminal, IntSupplier percent) {
        boolean isTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Progress(terminal, percent, isTerminal);
    }

    /** For work that prints as it goes. */
    static Progress hidden() {
        return new Progress(new PrintWriter(Writer.nullWriter()), () -> 0, false);
    }

    void tick() {
        if (isShown && ++lines % LOOK == 0) {
            terminal.print("\r\033[K%3d%% judged".formatted(percent.getAsInt()));
            terminal.flush();
        }
    }

    void end() {
        if (lines >= LOOK) {
            terminal.print("\r\033[K");
            terminal.flush();
        }
    }
}
