package dev.sluice.rollback;

import dev.sluice.domain.rollback.Decision;
import dev.sluice.domain.rollback.Decision.Ignore;
import dev.sluice.domain.rollback.Decision.NotArmed;
import dev.sluice.domain.rollback.Decision.RollBack;
import dev.sluice.domain.rollback.Decision.Undecided;
import dev.sluice.domain.rollback.Decision.Watch;
import dev.sluice.domain.rollback.Trigger;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one invocation found and did, kept as it happens: when something breaks off, people hear how far it came. */
final class Journal {

    private final Trigger trigger;
    private final List<Instant> writes = new ArrayList<>();
    private final List<String> stopped = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private RecordGroup found;
    private Decision decision;
    private boolean isBlind;
    private boolean wasUp;
    private String failure;

    Journal(Trigger trigger) {
        this.trigger = trigger;
    }

    void found(RecordGroup group) {
        found = group;
        wasUp = group.carries(Arm.CANARY);
    }

    void decided(Decision made) {
        decision = made;
    }

    /** The executions could not be looked up at first. */
    void blind(String problem) {
        isBlind = true;
        remark(
                "The executions could not be looked up: %s. One that goes on finds other weights than it left, and holds."
                        .formatted(problem));
    }

    boolean isBlind() {
        return isBlind;
    }

    void wrote(Instant at) {
        writes.add(at);
    }

    /** The canary had weight again. */
    void rose() {
        wasUp = true;
    }

    void stopped(String arn) {
        stopped.add(arn);
    }

    void remark(String line) {
        remarks.add(line);
    }

    void failed(String problem) {
        failure = problem;
    }

    Trigger trigger() {
        return trigger;
    }

    Optional<RecordGroup> found() {
        return Optional.ofNullable(found);
    }

    List<Instant> writes() {
        return writes;
    }

    List<String> stopped() {
        return stopped;
    }

    List<String> remarks() {
        return remarks;
    }

    /** Why people have to do it by hand; empty when they have not. */
    Optional<String> failure() {
        return decision instanceof Undecided undecided ? Optional.of(undecided.why()) : Optional.ofNullable(failure);
    }

    String why() {
        return decision == null ? trigger.words() : decision.why();
    }

    Outcome outcome() {
        return switch (decision) {
            case RollBack(var why, var stop) -> wasUp ? Outcome.ROLLED_BACK : Outcome.ALREADY_ROLLED_BACK;
            case Watch(var why) -> wasUp ? Outcome.ROLLED_BACK : Outcome.ALREADY_ROLLED_BACK;
            case NotArmed(var why) -> Outcome.NOT_ARMED;
            case Ignore(var why) -> Outcome.IGNORED;
            case Undecided(var why) -> Outcome.NOT_ARMED;
        };
    }

    /** A sweep that finds nothing says nothing, or it would say so 288 times a day. */
    boolean isWorthALine() {
        return !(trigger instanceof Trigger.Sweep && decision instanceof Ignore);
    }

    /**
     * Whether people hear of it. Whoever changed something says so, and an alarm or a person always gets an answer, be it that
     * somebody else was faster; so no notice is lost when an invocation dies and is tried again.
     */
    boolean isToTell() {
        return switch (decision) {
            case null -> trigger.wantsAnswer();
            case RollBack rollBack -> true;
            case Watch watch ->
                trigger.wantsAnswer() || !writes.isEmpty() || failure().isPresent();
            case NotArmed notArmed -> true;
            case Undecided undecided -> true;
            case Ignore ignore -> false;
        };
    }
}
