package dev.sluice.rollback;

/** How a rollback ended. */
enum Outcome {
    ROLLED_BACK,
    /** The canary carried nothing from the first look to the last. */
    ALREADY_ROLLED_BACK,
    NOT_ARMED,
    IGNORED
}
