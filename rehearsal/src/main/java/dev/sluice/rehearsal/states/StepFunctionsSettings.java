package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.world.Delay;

/**
 * How the service behaves where its documentation promises nothing.
 *
 * @param transition between two states
 * @param listing until ListExecutions knows of a start or an end; it is eventually consistent (API reference)
 * @param describing until DescribeExecution knows of an end; it is eventually consistent as well
 * @param events until a status change reaches its subscribers
 * @param lostEvents the share of status changes that never do, 0–1; events are best effort (Step Functions guide,
 *     eventbridge-integration)
 */
public record StepFunctionsSettings(
        Delay transition, Delay listing, Delay describing, Delay events, double lostEvents) {

    /** As seen on good days, with events that sometimes get lost. */
    public static final StepFunctionsSettings TYPICAL = new StepFunctionsSettings(
            Delay.ofMillis(30, 90, 1_000),
            Delay.ofMillis(300, 2_000, 10_000),
            Delay.ofMillis(20, 200, 2_000),
            Delay.ofMillis(500, 3_000, 60_000),
            0.01);

    /** Nothing takes time or gets lost. */
    public static final StepFunctionsSettings EXACT =
            new StepFunctionsSettings(Delay.NONE, Delay.NONE, Delay.NONE, Delay.NONE, 0);

    public StepFunctionsSettings {
        if (!(lostEvents >= 0 && lostEvents <= 1)) {
            throw new IllegalArgumentException("the share of lost events is 0 to 1, not " + lostEvents);
        }
    }
}
