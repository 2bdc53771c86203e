package dev.sluice.rehearsal.aws;

/** What can befall a call that is itself in order. */
public enum Fault {
    NONE,
    /** Refused for its rate; nothing happened. */
    THROTTLED,
    /** An internal error of the service (500); nothing happened. */
    SERVER_ERROR,
    /** It took effect, and the caller saw a timeout. */
    LOST_RESPONSE
}
