package dev.sluice.rollback;

/** The weights are not back. Thrown so that whoever invoked the function tries again; the message says what to do by hand. */
final class RollbackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RollbackFailure(String message) {
        super(message);
    }
}
