package dev.sluice.benchmarks.ramps;

import dev.sluice.domain.cutover.Ramp;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import dev.sluice.rehearsal.cutover.CutoverRehearsal;
import dev.sluice.rehearsal.cutover.SiteTraffic;
import dev.sluice.rehearsal.world.Signal;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The default steps, each baked for ten minutes from when its change is live and resolvers have forgotten the last one.
 * A watch that trips turns the traffic back at once: faster than the function of an alarm could.
 */
final class FixedSchedule {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration BAKE = Duration.ofMinutes(10);
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration SYNC_LOOK = Duration.ofSeconds(10);
    private static final Duration HALT = Duration.ofMinutes(1);

    /** How long Sluice's rollback looks whether it stuck. */
    private static final Duration CONVERGENCE = Duration.ofMinutes(1);

    private final World world;
    private final TrafficRouter<RecordGroup> router;
    private final Signal alarm;
    private final Instant start;
    private boolean tripped;
    private Optional<Duration> allAfter = Optional.empty();
    private Optional<Duration> turnedBackAfter = Optional.empty();

    private FixedSchedule(World world, TrafficRouter<RecordGroup> router) {
        this.world = world;
        this.router = router;
        this.alarm = world.signal();
        this.start = world.instant();
    }

    static CutoverFigures play(Conditions conditions, long seed, Watch.Installer watching) {
        try (var world = new World(seed)) {
            var stage = FixedStage.build(world, conditions);
            world.runFor(SiteTraffic.BEFORE_START);
            var schedule = new FixedSchedule(world, stage.router());
            var watch = watching.install(stage, schedule::trip);
            var ramp = world.spawn("schedule", () -> schedule.climb(watch));
            world.runUntil(ramp::isDone, LONGEST);
            world.runFor(CutoverRehearsal.TAIL);
            return schedule.figures(stage.traffic().log().errors(Arm.CANARY));
        }
    }

    private void trip() {
        tripped = true;
        alarm.raise();
    }

    private void climb(Watch watch) {
        for (int percent : Ramp.DEFAULT.percents()) {
            if (!survives(percent, watch)) {
                turnBack();
                return;
            }
        }
    }

    private boolean survives(int percent, Watch watch) {
        int halts = watch.halts();
        var change = shift(percent);
        boolean calm = true;
        while (calm && !router.isLive(change)) {
            calm = staysCalm(SYNC_LOOK);
        }
        calm = calm && staysCalm(TTL.plus(BAKE));
        for (; calm && halts < watch.halts(); halts++) {
            calm = staysCalm(HALT);
        }
        return calm;
    }

    private Change shift(int percent) {
        var records = router.read();
        if (percent == 100) {
            allAfter = Optional.of(elapsed());
        }
        return router.swap(records, records.at(Split.ofCanary(percent)));
    }

    private boolean staysCalm(Duration duration) {
        return !alarm.await(() -> tripped, duration);
    }

    private void turnBack() {
        router.put(router.read().at(Split.ROLLED_BACK));
        turnedBackAfter = Optional.of(elapsed());
        world.pause(CONVERGENCE);
    }

    private Duration elapsed() {
        return Duration.between(start, world.instant());
    }

    private CutoverFigures figures(long canaryErrors) {
        var outcome = turnedBackAfter.isPresent() ? Outcome.ROLLED_BACK : Outcome.PROMOTED;
        return new CutoverFigures(outcome, "", false, allAfter, turnedBackAfter, canaryErrors);
    }
}
