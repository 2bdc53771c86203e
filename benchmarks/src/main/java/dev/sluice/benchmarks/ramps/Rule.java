package dev.sluice.benchmarks.ramps;

import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import dev.sluice.rehearsal.cutover.CutoverRehearsal;

/** A way to take a site from 1 to 100%. */
record Rule(String name, Player player) {

    /** All of it as it ships: state machine, handlers, judge and alarms. */
    static final Rule SLUICE = new Rule("Sluice", CutoverRehearsal::play);

    /** The clock alone decides. */
    static final Rule UNWATCHED = fixed("10-minute bakes", (stage, trip) -> Watch.NONE);

    static final Rule FLAGGER = fixed("Flagger, threshold 5", FlaggerWatch::new);

    @FunctionalInterface
    interface Player {
        CutoverFigures play(Conditions conditions, long seed);
    }

    /** A CloudWatch alarm that needs so many minutes in a row above 1%, and else is as CloudWatch makes it. */
    static Rule alarm(int minutes) {
        return alarm("alarm %d of %d".formatted(minutes, minutes), minutes, "missing");
    }

    /** The same, and a minute without data is a good one: there are no premature transitions then. */
    static Rule patientAlarm(int minutes) {
        return alarm("alarm %d of %d, no data is good".formatted(minutes, minutes), minutes, "notBreaching");
    }

    private static Rule alarm(String name, int minutes, String missing) {
        return fixed(name, (stage, trip) -> new AlarmWatch(stage.cloudWatch(), minutes, missing, trip));
    }

    private static Rule fixed(String name, Watch.Installer watch) {
        return new Rule(name, (conditions, seed) -> FixedSchedule.play(conditions, seed, watch));
    }
}
