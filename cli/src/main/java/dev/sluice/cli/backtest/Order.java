package dev.sluice.cli.backtest;

import dev.sluice.cli.BadInput;
import java.nio.file.Path;

/**
 * How a file's minutes follow each other. A few that come late are ignored; a file of which most would be is newest first
 * or has a mistyped minute near its top, and a verdict on the rest would pass for one on all. Mutable, constant in memory.
 */
final class Order {

    private static final int SECONDS = 60;

    private final Path file;
    private final boolean isNumbered;
    private Recorded newest;
    private long minutes;
    private long late;
    private long wholeHours;

    Order(Path file, Notation notation) {
        this.file = file;
        this.isNumbered = notation instanceof Notation.Numbers;
    }

    void add(Recorded next) {
        minutes++;
        if (newest == null) {
            newest = next;
            return;
        }
        long step = next.minute().index() - newest.minute().index();
        late += step <= 0 ? 1 : 0;
        wholeHours += step > 0 && step % SECONDS == 0 ? 1 : 0;
        newest = step > 0 ? next : newest;
    }

    /** @throws BadInput when this cannot be the order that was meant; the message has the cure */
    void check() {
        boolean isBackwards = minutes > 1 && late == minutes - 1;
        if (isBackwards || 2 * late > minutes) {
            throw new BadInput(
                    "%s: %,d of %,d minutes are not newer than all above them; the newest is %s. Sort the file, the oldest first, one line a minute, and see whether that one is right"
                            .formatted(file, late, minutes, Place.shortened(newest.name())));
        }
        if (isNumbered && minutes > 2 && wholeHours == minutes - 1) {
            throw new BadInput(
                    "%s: each minute is a multiple of 60 after the one above it, so these are seconds. Divide them by 60, or write instants such as 2026-11-24T09:00:00Z"
                            .formatted(file));
        }
    }
}
