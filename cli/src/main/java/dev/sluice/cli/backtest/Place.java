package dev.sluice.cli.backtest;

import dev.sluice.cli.BadInput;
import java.nio.file.Path;

/**
 * A line of a file, for the person who has to mend it.
 *
 * @param line from 1
 */
record Place(Path file, long line) {

    private static final int MOST_SHOWN = 80;

    /** @param position of the cell, from 0 */
    BadInput bad(int position, String problem) {
        return bad(position + 1 + ": " + problem);
    }

    /**
     * @param position of the cell, from 0
     * @param name of its column
     */
    BadInput bad(int position, String name, String problem) {
        return bad("%d (%s): %s".formatted(position + 1, name, problem));
    }

    private BadInput bad(String columnAndProblem) {
        return new BadInput("%s, line %d, column %s".formatted(file, line, columnAndProblem));
    }

    /** Fit for a message of one line. */
    static String shortened(String text) {
        var oneLine = text.replaceAll("\\s+", " ");
        return oneLine.length() > MOST_SHOWN ? oneLine.substring(0, MOST_SHOWN) + "..." : oneLine;
    }
}
