package dev.sluice.domain.port;

/**
 * A port could not do what it was asked. The message says what and where; the cure says what a person can do.
 *
 * @see #passes
 */
public final class PortFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String cure;
    private final boolean passes;

    private PortFailure(String problem, String cure, boolean passes, Throwable cause) {
        super(problem, cause);
        this.cure = cure;
        this.passes = passes;
    }

    /** Throttled, over quota, out of reach: the same call will work later. */
    public static PortFailure passing(String problem, String cure, Throwable cause) {
        return new PortFailure(problem, cure, true, cause);
    }

    /** Gone or forbidden: it stays so until somebody mends it. */
    public static PortFailure lasting(String problem, String cure, Throwable cause) {
        return new PortFailure(problem, cure, false, cause);
    }

    public String cure() {
        return cure;
    }

    public boolean passes() {
        return passes;
    }

    /** Problem and cure in one line. */
    public String explanation() {
        return getMessage() + ". " + cure;
    }
}
