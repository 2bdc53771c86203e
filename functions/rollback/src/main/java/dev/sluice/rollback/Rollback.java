package dev.sluice.rollback;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.rollback.Armed;
import dev.sluice.domain.rollback.Convergence;
import dev.sluice.domain.rollback.Convergence.Look;
import dev.sluice.domain.rollback.Decision;
import dev.sluice.domain.rollback.Decision.RollBack;
import dev.sluice.domain.rollback.Decision.Watch;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.rollback.Scope;
import dev.sluice.domain.rollback.Trigger;
import dev.sluice.domain.rollback.Trigger.CutoverFailed;
import dev.sluice.domain.rollback.Trigger.Sweep;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way back: one read, one look at the executions, the write; then whatever could undo it is stopped, and then the records
 * are watched until nothing does.
 */
final class Rollback {

    private final Scope scope;
    private final TrafficRouter<RecordGroup> router;
    private final Executions executions;
    private final Time time;
    private final Persistence persistence;

    Rollback(Scope scope, TrafficRouter<RecordGroup> router, Executions executions, Time time) {
        this.scope = scope;
        this.router = router;
        this.executions = executions;
        this.time = time;
        this.persistence = new Persistence(time);
    }

    /** Never throws for what AWS cannot do: the journal says it. */
    Journal on(Trigger trigger) {
        var journal = new Journal(trigger);
        try {
            scope.atSight(trigger).ifPresentOrElse(journal::decided, () -> act(trigger, journal));
        } catch (PortFailure failure) {
            journal.failed(failure.explanation());
        }
        return journal;
    }

    private void act(Trigger trigger, Journal journal) {
        var since = time.instant();
        var found = persistence.tryTo(router::read);
        journal.found(found);
        var decision = decide(trigger, found, journal);
        journal.decided(decision);
        switch (decision) {
            case RollBack rollBack -> {
                var change = write(found, journal);
                stop(journal.isBlind() ? stopsAtSecondSight(trigger, found) : rollBack.stop(), journal);
                converge(Convergence.after(change, time.instant()), since, journal);
            }
            case Watch watch -> converge(Convergence.watching(time.instant()), since, journal);
            default -> {
                // There is nothing to do.
            }
        }
    }

    private Decision decide(Trigger trigger, RecordGroup found, Journal journal) {
        try {
            return Armed.decide(trigger, executions.of(scope.site()), found, executions);
        } catch (PortFailure failure) {
            if (trigger instanceof Sweep && !failure.passes()) {
                // Whoever only looks is of no use while it may not: its error is what people get to see.
                throw failure;
            }
            journal.blind(failure.explanation());
            return Armed.decideBlind(trigger, found, failure.explanation());
        }
    }

    /** A blind write may have been about another cutover than the one that runs. None when it still cannot be looked up. */
    private List<String> stopsAtSecondSight(Trigger trigger, RecordGroup found) {
        try {
            return Armed.decide(trigger, executions.of(scope.site()), found, executions) instanceof RollBack rollBack
                    ? rollBack.stop()
                    : List.of();
        } catch (PortFailure failure) {
            return List.of();
        }
    }

    private Change write(RecordGroup group, Journal journal) {
        var back = back(group);
        var change = persistence.tryTo(() -> router.put(back));
        journal.wrote(time.instant());
        return change;
    }

    private void stop(List<String> arns, Journal journal) {
        for (var arn : arns) {
            try {
                persistence.tryTo(() -> {
                    executions.stop(arn, Armed.causeOfStop(journal.trigger()));
                    return arn;
                });
                journal.stopped(arn);
            } catch (PortFailure failure) {
                journal.remark("Not stopped: %s. Do it by hand: %s".formatted(failure.explanation(), ByHand.stop(arn)));
            }
        }
    }

    private void converge(Convergence begun, Instant since, Journal journal) {
        var convergence = begun;
        while (true) {
            time.pause(Convergence.PAUSE);
            var seen = look(convergence);
            convergence = seen.convergence();
            switch (convergence.next(time.instant(), seen.look())) {
                case WAIT -> {
                    // The next look tells more.
                }
                case WRITE_AGAIN -> {
                    journal.rose();
                    var running = running();
                    if (running.stream().anyMatch(run -> run.startedAt().isAfter(since))) {
                        journal.remark("A new cutover was begun meanwhile; the weights are left to it.");
                        return;
                    }
                    convergence = convergence.writtenAgain(write(seen.group(), journal), time.instant());
                    stop(stoppable(journal.trigger(), running), journal);
                }
                case DONE -> {
                    unpaired(seen.group()).ifPresent(journal::remark);
                    return;
                }
                case GIVE_UP -> {
                    journal.failed("the weights did not come to rest within %d minutes"
                            .formatted(Convergence.LIMIT.toMinutes()));
                    return;
                }
            }
        }
    }

    /** @param group null when it could not be read */
    private record Seen(Convergence convergence, Look look, RecordGroup group) {}

    private Seen look(Convergence convergence) {
        try {
            var live = convergence.pending().filter(router::isLive).isPresent();
            var group = router.read();
            return new Seen(
                    live ? convergence.seenLive() : convergence, hasRisen(group) ? Look.RISEN : Look.BACK, group);
        } catch (PortFailure failure) {
            if (!failure.passes()) {
                throw failure;
            }
            return new Seen(convergence, Look.UNSEEN, null);
        }
    }

    /** None when nobody can say: what follows is more urgent. */
    private List<Run> running() {
        try {
            return executions.of(scope.site()).stream().filter(Run::isRunning).toList();
        } catch (PortFailure failure) {
            return List.of();
        }
    }

    /** An execution that waits for this rollback must live to see its end. */
    private static List<String> stoppable(Trigger trigger, List<Run> running) {
        return running.stream()
                .map(Run::arn)
                .filter(arn -> !(trigger instanceof CutoverFailed failed
                        && failed.executionArn().equals(arn)))
                .toList();
    }

    /** What a rollback writes. */
    static RecordGroup back(RecordGroup group) {
        return group.at(Split.ROLLED_BACK).guardedBy(Optional.empty());
    }

    /** A type without a stable record is answered by the canary's, whatever its weight: writing it again changes nothing. */
    private static boolean hasRisen(RecordGroup group) {
        return group.carries(Arm.CANARY) && !group.isAt(Split.ROLLED_BACK);
    }

    private static Optional<String> unpaired(RecordGroup group) {
        return group.unpaired().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("Only one arm has a record of type %s: it answers for the type whatever its weight. Delete it,"
                                        + " or give the other arm one.")
                                .formatted(String.join(", ", group.unpaired())));
    }
}
