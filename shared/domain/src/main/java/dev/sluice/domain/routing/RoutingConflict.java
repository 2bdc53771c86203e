package dev.sluice.domain.routing;

/** The routing is not what a step expected to change: somebody else, or a rollback, was there first. */
public final class RoutingConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RoutingConflict(String message, Throwable cause) {
        super(message, cause);
    }
}
