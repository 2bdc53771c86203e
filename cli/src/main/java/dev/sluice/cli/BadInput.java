package dev.sluice.cli;

/** Something the user gave cannot be used. The message says what, where and the cure, in one line. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadInput(String problem) {
        super(problem);
    }

    public BadInput(String problem, Throwable cause) {
        super(problem, cause);
    }
}
