package dev.sluice.benchmarks.report;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One line on stderr that says how far the work has come; silent in a pipe. */
public final class Progress {

    private final boolean shown;
    private final AtomicInteger done = new AtomicInteger();
    private String what = "";
    private int total;

    private Progress(boolean shown) {
        this.shown = shown;
    }

    public static Progress onTerminal() {
        return new Progress(Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent());
    }

    public void begin(String task, int runs) {
        what = task;
        total = runs;
        done.set(0);
    }

    public void tick() {
        int now = done.incrementAndGet();
        if (shown && now * 100L / total != (now - 1) * 100L / total) {
            System.err.printf("\r\033[K%3d%% %s", now * 100L / total, what);
        }
    }

    public void end() {
        if (shown) {
            System.err.print("\r\033[K");
        }
    }
}
