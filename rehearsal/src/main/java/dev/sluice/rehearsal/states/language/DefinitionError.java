package dev.sluice.rehearsal.states.language;

/** A state machine that Step Functions would refuse, or that is outside of the subset that can be rehearsed. */
public final class DefinitionError extends IllegalArgumentException {

    /** @param place the state and the field, such as {@code state 'Look', field 'Retry[0].MaxAttempts'} */
    DefinitionError(String place, String problem) {
        super(place + ": " + problem);
    }
}
