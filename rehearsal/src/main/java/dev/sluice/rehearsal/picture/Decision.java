package dev.sluice.rehearsal.picture;

/**
 * Something that was decided, or began, and the words for it.
 *
 * @param minute since the start, 0 or more
 * @param text short: a few words, for a rollback its reason
 */
public record Decision(double minute, Kind kind, String text) {

    /** @throws IllegalArgumentException when {@code minute} is no time since the start */
    public Decision {
        if (!(minute >= 0 && Double.isFinite(minute))) {
            throw new IllegalArgumentException(
                    "\"%s\" is at minute %s: give minutes since the start, 0 or more".formatted(text, minute));
        }
    }

    public enum Kind {
        /** The canary's weight rises. */
        STEP,
        /** The ramp waits. */
        HOLD,
        /** All traffic goes back to stable. */
        ROLLBACK,
        /** The canary is the site now. */
        PROMOTED,
        /** A bad release begins. Nobody decided that, and nobody knows yet. */
        FAULT
    }
}
