package dev.sluice.rehearsal.world;

/** A run that cannot go on: an actor or an action threw, or blocked on something outside the world. */
public final class WorldFailure extends RuntimeException {

    WorldFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
