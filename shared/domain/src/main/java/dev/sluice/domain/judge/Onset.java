package dev.sluice.domain.judge;

/**
 * When the fault may have begun, as the share of a wager that starts to count in each minute: half in the first, a quarter
 * in the first minutes of later steps, a quarter anywhere in the horizon. Without it six healthy hours would lose so much
 * of the wager that a fault in the seventh could not win it back.
 *
 * <p>A wager has one owner, which asks once a minute.
 */
final class Onset {

    private static final double AT_START = .5;
    private static final double AT_STEPS = .25;

    private final double perStep;
    private final double perMinute;
    private final int horizon;

    private double unspent = 1;
    private long minutes;
    private int stepsBegun;

    /** @param laterSteps steps that follow the first, 0 or more; with none their share goes to "any minute" */
    Onset(int laterSteps, int horizon) {
        double steps = laterSteps > 0 ? AT_STEPS : 0;
        this.perStep = steps / Math.max(laterSteps, 1);
        this.perMinute = (1 - AT_START - steps) / horizon;
        this.horizon = horizon;
    }

    /** The next minute is the first of a step. A step that begins in silence waits for its first minute with requests. */
    void beginStep() {
        stepsBegun++;
    }

    /** The share that starts to count with the minute at hand. */
    double next() {
        minutes++;
        double due = perMinute + (minutes == 1 ? AT_START : stepsBegun * perStep);
        stepsBegun = 0;
        double spent = Math.min(due, unspent);
        unspent -= spent;
        return spent + afterHorizon();
    }

    /** The share that has not started to count: cash, neither won nor lost. */
    double unspent() {
        return unspent;
    }

    /** H/(t(t-1)) over t > H adds up to 1: a second wager of the same size, for however long the ramp is held. */
    private double afterHorizon() {
        return minutes > horizon ? horizon / (minutes * (minutes - 1.)) : 0;
    }
}
