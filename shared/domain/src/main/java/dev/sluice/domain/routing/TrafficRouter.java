package dev.sluice.domain.routing;

/**
 * Where a site's traffic is routed. Every method throws {@link dev.sluice.domain.port.PortFailure} when it cannot do what it
 * is asked.
 *
 * @param <R> how this router describes a routing
 */
public interface TrafficRouter<R extends Routing<R>> {

    /** The routing as it is now, whole. */
    R read();

    /**
     * Makes {@code to} of {@code from}, or nothing at all when the routing is not exactly {@code from} any more.
     *
     * @throws RoutingConflict when somebody else changed it
     */
    Change swap(R from, R to);

    /** Makes the routing {@code to}, whatever it is now. */
    Change put(R to);

    /** Whether a change is live everywhere. */
    boolean isLive(Change change);
}
