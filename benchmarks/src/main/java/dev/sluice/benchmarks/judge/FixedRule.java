package dev.sluice.benchmarks.judge;

/** Counts minutes above the limit, as alarms and Flagger do, and bakes each step for ten minutes. */
final class FixedRule implements Guard {

    private static final double LIMIT = .01;
    private static final int BAKE = 10;

    private final int threshold;
    private final boolean inARow;
    private int failed;
    private int step;
    private int halted;

    private FixedRule(int threshold, boolean inARow) {
        this.threshold = threshold;
        this.inARow = inARow;
    }

    /** A CloudWatch alarm that needs so many breaching minutes in a row. */
    static FixedRule alarm(int minutes) {
        return new FixedRule(minutes, true);
    }

    /** Flagger: each failed check halts the ramp for its interval, and so many in all roll it back. */
    static FixedRule flagger(int threshold) {
        return new FixedRule(threshold, false);
    }

    @Override
    public Move next(RampMinute seen, Position now) {
        if (step != now.step()) {
            step = now.step();
            halted = 0;
        }
        if (seen.canary().errors() > LIMIT * seen.canary().requests()) {
            failed++;
            halted += inARow ? 0 : 1;
        } else if (inARow) {
            failed = 0;
        }
        if (failed >= threshold) {
            return Move.ROLL_BACK;
        }
        return now.minute() - now.since() - halted >= BAKE ? Move.ADVANCE : Move.STAY;
    }
}
