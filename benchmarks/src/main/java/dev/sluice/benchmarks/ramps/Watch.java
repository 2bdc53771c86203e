package dev.sluice.benchmarks.ramps;

/** What watches the canary of a fixed schedule. */
@FunctionalInterface
interface Watch {

    Watch NONE = () -> 0;

    /** How often it has held the schedule up for a minute so far. */
    int halts();

    @FunctionalInterface
    interface Installer {

        /**
         * Begins to watch.
         *
         * @param trip turns the traffic back; to be run once or more often
         */
        Watch install(FixedStage stage, Runnable trip);
    }
}
