package dev.sluice.rehearsal.world;

/** Takes a killed actor off its stack. An Error, so that no handler's {@code catch (Exception e)} stops it. */
final class Unwound extends Error {

    Unwound(String actor) {
        super(actor + " was ended", null, false, false);
    }
}
