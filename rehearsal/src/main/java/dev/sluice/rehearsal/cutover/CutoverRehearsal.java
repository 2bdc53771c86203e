package dev.sluice.rehearsal.cutover;

import dev.sluice.domain.routing.Arm;
import dev.sluice.rehearsal.states.ExecutionEnd;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;

/** Plays one cutover in a world of its own, for those who play many and count. */
public final class CutoverRehearsal {

    /** How long users are watched after the end: some resolvers still send them to the canary. */
    public static final Duration TAIL = Duration.ofMinutes(10);

    private CutoverRehearsal() {}

    /** The same conditions and seed play the same cutover, always. */
    public static CutoverFigures play(Conditions conditions, long seed) {
        try (var world = new World(seed)) {
            return figures(new CutoverStage(world, conditions).play());
        }
    }

    private static CutoverFigures figures(CutoverRun run) {
        var start = run.execution().startedAt();
        return new CutoverFigures(
                run.outcome(),
                run.execution().end().map(ExecutionEnd::cause).orElse(""),
                run.execution().path().contains("Hold"),
                run.allAt().map(at -> Duration.between(start, at)),
                run.rolledBackAt().map(at -> Duration.between(start, at)),
                run.traffic().errors(Arm.CANARY));
    }
}
