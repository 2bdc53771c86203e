package dev.sluice.domain.rollback;

import static dev.sluice.domain.routing.Arm.CANARY;
import static dev.sluice.domain.routing.Arm.STABLE;

import dev.sluice.domain.rollback.Decision.Ignore;
import dev.sluice.domain.rollback.Decision.NotArmed;
import dev.sluice.domain.rollback.Decision.RollBack;
import dev.sluice.domain.rollback.Decision.Undecided;
import dev.sluice.domain.rollback.Decision.Watch;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.rollback.Trigger.Alarm;
import dev.sluice.domain.rollback.Trigger.CutoverFailed;
import dev.sluice.domain.rollback.Trigger.ExecutionEnded;
import dev.sluice.domain.rollback.Trigger.Manual;
import dev.sluice.domain.rollback.Trigger.Sweep;
import dev.sluice.domain.routing.Routing;
import dev.sluice.domain.routing.Split;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is anything to turn back. There is while a cutover runs, and when one left weight behind: an alarm two weeks
 * after a cutover must not send users to an origin that is gone.
 */
public final class Armed {

    /** With what the cause of every stop of ours begins. */
    private static final String OURS = "Sluice rolled back: ";

    private static final Duration LONGEST_UNDER_WAY = Duration.ofMinutes(1);

    private static final Duration AFTERMATH = Duration.ofHours(1);

    private Armed() {}

    /** The cause to give when an execution is stopped, so that its end is known to be ours. */
    public static String causeOfStop(Trigger trigger) {
        return OURS + trigger.words();
    }

    /** @param runs of the site, the newest first */
    public static Decision decide(Trigger trigger, List<Run> runs, Routing<?> routing, Past past) {
        var running = runs.stream().filter(Run::isRunning).toList();
        return switch (trigger) {
            case CutoverFailed failed -> new RollBack(failed.words(), others(running, failed.executionArn()));
            case ExecutionEnded ended -> afterEnd(ended, runs, routing, past);
            case Sweep sweep -> onSweep(sweep, runs, routing, past);
            case Alarm alarm -> onCall(alarm, runs, routing, past);
            case Manual manual -> onCall(manual, runs, routing, past);
        };
    }

    /**
     * When the executions cannot be looked up. With weight on both arms either is known to serve, and the way back is safe; a
     * cutover that asks for itself is known to run.
     */
    public static Decision decideBlind(Trigger trigger, Routing<?> routing, String problem) {
        return switch (trigger) {
            case CutoverFailed failed -> new RollBack(failed.words(), List.of());
            case Sweep() -> new Ignore(problem);
            case Trigger other
            when routing.carries(CANARY) && routing.carries(STABLE) -> new RollBack(other.words(), List.of());
            case Trigger other -> new Undecided("%s, and %s".formatted(other.words(), problem));
        };
    }

    private static Decision onCall(Trigger trigger, List<Run> runs, Routing<?> routing, Past past) {
        var running = runs.stream().filter(Run::isRunning).toList();
        var newest = runs.stream().findFirst();
        // A second execution may be in its preflight while the first one is in its ramp: the call is about the first.
        var meant = running.isEmpty() ? newest : Optional.of(running.getLast());
        if (meant.isPresent() && isOlder(trigger, meant.get())) {
            return new Ignore("%s, which is from before %s began"
                    .formatted(trigger.words(), name(meant.get().arn())));
        }
        // Without any weight on stable its origin may be gone, unless a cutover that is not finished brought it about.
        var isArmed = routing.carries(STABLE)
                ? routing.carries(CANARY) || !running.isEmpty()
                : isLastShiftUnfinished(runs, past);
        if (isArmed) {
            return new RollBack(trigger.words(), arns(running));
        }
        if (newest.isPresent()
                && newest.get().status().isFailure()
                && !routing.carries(CANARY)
                && !isSince(trigger, newest.get(), AFTERMATH)) {
            return routing.isAt(Split.ROLLED_BACK) && isAftermath(trigger, newest.get())
                    ? new Ignore("%s, after everything was back on stable".formatted(trigger.words()))
                    : keepBack(trigger, routing);
        }
        return new NotArmed("%s, but %s"
                .formatted(trigger.words(), meant.map(Armed::standing).orElse("there was no cutover yet")));
    }

    private static Decision afterEnd(ExecutionEnded ended, List<Run> runs, Routing<?> routing, Past past) {
        if (runs.isEmpty() || !runs.getFirst().arn().equals(ended.arn())) {
            return new Ignore("%s, and it is not the newest".formatted(ended.words()));
        }
        // The listing may not know of this end yet.
        if (runs.stream().anyMatch(run -> run.isRunning() && !run.arn().equals(ended.arn()))) {
            return new Ignore("%s, and another cutover runs".formatted(ended.words()));
        }
        if (ended.status() == Status.ABORTED && isOurs(ended, past)) {
            return new Ignore("%s, by a rollback".formatted(ended.words()));
        }
        if (routing.carries(CANARY) && past.hasShifted(ended.arn())) {
            return new RollBack(ended.words(), List.of());
        }
        // A state that came to its own end has no step under way.
        return ended.status() == Status.FAILED || routing.carries(CANARY)
                ? new Ignore("%s, and left nothing behind".formatted(ended.words()))
                : keepBack(ended, routing);
    }

    /** A first step may still be under way. It expects the weights it began with, and fails where it finds others. */
    private static Decision keepBack(Trigger trigger, Routing<?> routing) {
        return routing.isAt(Split.ROLLED_BACK) ? new Watch(trigger.words()) : new RollBack(trigger.words(), List.of());
    }

    /** A split is somebody's own unless a cutover left it behind. */
    private static Decision onSweep(Sweep sweep, List<Run> runs, Routing<?> routing, Past past) {
        boolean idle = runs.stream().noneMatch(Run::isRunning);
        return idle && routing.carries(CANARY) && isLastShiftUnfinished(runs, past)
                ? new RollBack(sweep.words(), List.of())
                : new Ignore("nothing was left behind");
    }

    /** The weights are the work of the last cutover that moved any: one in its preflight, or refused there, moved none. */
    private static boolean isLastShiftUnfinished(List<Run> runs, Past past) {
        return runs.stream()
                .filter(run -> past.hasShifted(run.arn()))
                .findFirst()
                .filter(run -> run.status() != Status.SUCCEEDED)
                .isPresent();
    }

    private static boolean isOurs(ExecutionEnded ended, Past past) {
        return ended.cause()
                .or(() -> past.causeOfEnd(ended.arn()))
                .filter(cause -> cause.startsWith(OURS))
                .isPresent();
    }

    private static boolean isOlder(Trigger trigger, Run run) {
        return trigger.at().filter(at -> at.isBefore(run.startedAt())).isPresent();
    }

    /**
     * Resolvers that stretch TTLs send the canary requests for half an hour, and its alarms come and go meanwhile. Where a
     * cutover was stopped a step may have been under way; one that came to its own end had none.
     */
    private static boolean isAftermath(Trigger trigger, Run ended) {
        return isSince(trigger, ended, ended.status() == Status.FAILED ? Duration.ZERO : LONGEST_UNDER_WAY);
    }

    private static boolean isSince(Trigger trigger, Run ended, Duration afterItsEnd) {
        return ended.endedAt()
                .map(end -> end.plus(afterItsEnd))
                .flatMap(moment -> trigger.at().filter(moment::isBefore))
                .isPresent();
    }

    private static String standing(Run run) {
        return run.isRunning()
                ? "the cutover that runs, %s, has moved no weight yet".formatted(name(run.arn()))
                : "no cutover runs and the newest, %s, ended %s".formatted(name(run.arn()), run.status());
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static List<String> others(List<Run> running, String caller) {
        return arns(running).stream().filter(arn -> !arn.equals(caller)).toList();
    }

    private static List<String> arns(List<Run> runs) {
        return runs.stream().map(Run::arn).toList();
    }
}
