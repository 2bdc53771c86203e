package dev.sluice.rehearsal;

import dev.sluice.rehearsal.cutover.CutoverScenario;
import dev.sluice.rehearsal.deploy.DeployScenario;
import java.util.List;

/** A story that can be rehearsed. */
public interface Scenario {

    /** All of them, in the order in which the whole story is told. */
    static List<Scenario> all() {
        return List.of(
                new DeployScenario(),
                CutoverScenario.healthy(),
                CutoverScenario.badRelease(),
                CutoverScenario.lateFault());
    }

    /** What a user types. */
    String name();

    /** What it is about, in one line. */
    String summary();

    /** Plays it once. The same seed gives the same rehearsal, to the last digit. */
    Rehearsal play(long seed);
}
