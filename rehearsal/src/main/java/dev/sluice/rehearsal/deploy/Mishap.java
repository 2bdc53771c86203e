package dev.sluice.rehearsal.deploy;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.edge.Edge;

/** What befalls a rehearsal before the deploy begins. */
@FunctionalInterface
public interface Mishap {

    Mishap NONE = (aws, edge) -> {};

    void strike(SimulatedAws aws, Edge edge);
}
