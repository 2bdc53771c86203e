package dev.sluice.rollback.events;

/** An event nobody can act on. It says what is wrong, where, and what to do, in one line. */
public final class BadEvent extends Exception {

    private static final long serialVersionUID = 1L;

    BadEvent(String problem) {
        super(problem);
    }

    BadEvent(String problem, Throwable cause) {
        super(problem, cause);
    }
}
