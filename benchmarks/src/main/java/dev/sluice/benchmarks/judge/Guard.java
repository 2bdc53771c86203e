package dev.sluice.benchmarks.judge;

/** What watches one ramp. */
@FunctionalInterface
interface Guard {

    enum Move {
        STAY,
        ADVANCE,
        ROLL_BACK
    }

    /**
     * Called once a minute with the newest minute whose counts are known.
     *
     * @param seen that minute
     * @param now the ramp's present position
     */
    Move next(RampMinute seen, Position now);

    /**
     * @param minute of the ramp
     * @param step index of the step
     * @param since the minute in which it began
     */
    record Position(int minute, int step, int since) {}
}
