package dev.sluice.domain.routing;

import java.util.List;
import java.util.Optional;

/**
 * How a site's traffic is routed at one moment. Immutable; what it becomes is another one.
 *
 * @param <R> the routing itself
 */
public interface Routing<R extends Routing<R>> {

    /** Whether {@code arm} gets any traffic by this routing. */
    boolean carries(Arm arm);

    /** Whether both arms are there and every part of the routing divides the traffic like this. */
    boolean isAt(Split split);

    /** This routing with the traffic divided anew and everything else as it is. */
    R at(Split split);

    /**
     * This routing with another guard of the canary: what takes its traffic away by itself when a health check fails.
     *
     * @param guard its id; empty for none
     */
    R guardedBy(Optional<String> guard);

    /** What differs from {@code expected}, field by field; empty when nothing does. */
    List<Drift> driftFrom(R expected);
}
