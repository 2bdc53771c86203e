package dev.sluice.rehearsal.deploy;

import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.world.World;
import java.util.List;

/**
 * Plays one deploy: a site that every point of presence has cached, a release uploaded over it, and somebody who purges.
 * The function, its adapters and the planner are those that run in an account.
 */
public final class DeployRehearsal {

    private final Rollout rollout;
    private final EdgeSettings edge;
    private final Mishap mishap;

    /** On a day on which nothing goes wrong. */
    public DeployRehearsal(Rollout rollout) {
        this(rollout, EdgeSettings.DEFAULT, Mishap.NONE);
    }

    /** On a day on which something does. */
    public DeployRehearsal(Rollout rollout, EdgeSettings edge, Mishap mishap) {
        this.rollout = rollout;
        this.edge = edge;
        this.mishap = mishap;
    }

    /** With the function this project ships. */
    public DeployRun play(long seed) {
        return play(Purger.sluice(), seed);
    }

    /** The same deploy, seed and viewers for everybody, the function this project ships first. */
    public List<DeployRun> compare(long seed) {
        return Purger.all().stream().map(purger -> play(purger, seed)).toList();
    }

    DeployRun play(Purger purger, long seed) {
        try (var world = new World(seed)) {
            return new DeployStage(world, rollout, edge).play(purger, mishap);
        }
    }
}
