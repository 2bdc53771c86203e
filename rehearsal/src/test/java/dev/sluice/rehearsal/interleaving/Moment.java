package dev.sluice.rehearsal.interleaving;

import java.time.Duration;

/** When something comes to pass in a scene. Everything else that is due at that instant may be before or after it. */
sealed interface Moment {

    /** @param delay after the start of the execution */
    record After(Duration delay) implements Moment {}

    /**
     * When a request is sent.
     *
     * @param action as an IAM policy spells it; for a function's invocation with a space and the function's name
     * @param number of the request among those of this caller and action, from 1
     */
    record Sent(String caller, String action, int number) implements Moment {}

    /** When the state machine invokes this function for the {@code number}-th time. */
    static Sent invoked(String function, int number) {
        return new Sent(SceneMachine.NAME, "lambda:InvokeFunction " + function, number);
    }
}
