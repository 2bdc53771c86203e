package dev.sluice.domain.cutover;

import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a cutover has come. The state machine carries it from state to state; each transition is a method here.
 *
 * @param executionArn of the state machine
 * @param records as the last accepted change left them; anything else is drift
 * @param steps begun so far; the last one is the present one
 * @param next what to do now
 * @param waitSeconds before doing it, 0 or more; before {@link Next#APPROVE} there is no wait, and this is how long to wait
 *     for a person's word
 * @param said the last thing worth telling, in one sentence
 * @param holding why and since when the ramp holds; empty while it goes on
 */
public record Cutover(
        CutoverRequest request,
        String executionArn,
        RecordGroup records,
        List<StepRun> steps,
        Next next,
        int waitSeconds,
        String said,
        Optional<Holding> holding) {

    /** Route 53 Developer Guide, best practices: a change is usually live within a minute. */
    private static final Duration FIRST_SYNC_LOOK = Duration.ofSeconds(20);

    /** More than a function may run and its last request be late, about 50 s and 30 s. */
    private static final Duration READINESS = Duration.ofSeconds(90);

    private static final Duration SYNC_LOOK = Duration.ofSeconds(10);
    private static final Duration SYNC_PATIENCE = Duration.ofMinutes(10);

    /** Of an alias to CloudFront (Route 53 Developer Guide, resource-record-sets-choosing-alias-non-alias). */
    private static final long ALIAS_TTL_SECONDS = 60;

    /** While it holds: each minute at first, then when it has taken a thirtieth longer. */
    private static final Cadence HOLDING = new Cadence(30);

    public Cutover {
        steps = List.copyOf(steps);
    }

    /** What the state machine does next. */
    public enum Next {
        WARM_UP,
        SHIFT_WEIGHT,
        VERIFY_WEIGHT,
        JUDGE_HEALTH,
        APPROVE,
        HOLD,
        FINISH,
        ROLL_BACK,
        REFUSED,
        PROMOTED
    }

    /** Preflight found nothing. */
    public static Cutover begin(CutoverRequest request, String executionArn, RecordGroup records) {
        return begin(request, executionArn, records, "preflight found nothing");
    }

    /** Preflight found nothing that blocks. */
    public static Cutover begin(CutoverRequest request, String executionArn, RecordGroup records, String said) {
        return new Cutover(request, executionArn, records, List.of(), Next.WARM_UP, 0, said, Optional.empty());
    }

    /** The edge has what users will ask for first. */
    public Cutover warmed(String said) {
        return to(Next.SHIFT_WEIGHT, Duration.ZERO, said);
    }

    /** The canary's share after the next step, in percent. */
    public int nextPercent() {
        return request.ramp().percents().get(steps.size());
    }

    /** The index of the present step; -1 before the first. */
    int step() {
        return steps.size() - 1;
    }

    /** The canary's share now, in percent; 0 before the first step. */
    public int percent() {
        return steps.isEmpty() ? 0 : steps.getLast().percent();
    }

    /**
     * Whether the next step would expect the very records a rollback writes, so that a rollback could not keep it from
     * landing late. Only the first step can, after an earlier rollback.
     */
    public boolean isUnready() {
        return steps.isEmpty() && records.isAt(Split.ROLLED_BACK);
    }

    /** The records as they have to be before the first step: as before to users, and not as a rollback leaves them. */
    public RecordGroup readyRecords() {
        return records.at(Split.ofCanary(0));
    }

    /** The records as the next step wants them. The first one sets the guard that withdraws the canary by itself. */
    public RecordGroup nextRecords() {
        var wanted = records.at(Split.ofCanary(nextPercent()));
        var guard = request.guard().healthCheckId();
        return steps.isEmpty() && guard.isPresent() ? wanted.guardedBy(guard) : wanted;
    }

    /** The records as a finished cutover leaves them: a guard of the first step's would withdraw what nothing can replace. */
    public RecordGroup finalRecords() {
        return request.guard().healthCheckId().isPresent() ? records.guardedBy(Optional.empty()) : records;
    }

    /** How long resolvers may answer as before. */
    Duration timeToLive() {
        return Duration.ofSeconds(records.records().stream()
                .mapToLong(record -> record.ttlSeconds().orElse(ALIAS_TTL_SECONDS))
                .max()
                .orElse(ALIAS_TTL_SECONDS));
    }

    /**
     * The change to {@link #readyRecords} was accepted. It may have undone a rollback's, which looks the same; so the first
     * step waits for that rollback to stop it, and for whatever else is late.
     */
    public Cutover readied(RecordGroup left) {
        return new Cutover(
                request,
                executionArn,
                left,
                steps,
                Next.SHIFT_WEIGHT,
                seconds(READINESS),
                "the weights are no longer those of the last rollback",
                Optional.empty());
    }

    /** The next step's change was accepted. */
    public Cutover shifted(RecordGroup left, Change change, Instant now) {
        var begun = new ArrayList<>(steps);
        begun.add(new StepRun(nextPercent(), now, change, Optional.empty()));
        return new Cutover(
                request,
                executionArn,
                left,
                begun,
                Next.VERIFY_WEIGHT,
                seconds(FIRST_SYNC_LOOK),
                "%d%% of the traffic to %s"
                        .formatted(nextPercent(), request.site().canary()),
                Optional.empty());
    }

    /** The step's change is not live yet. */
    public Cutover unsynced(Instant now) {
        var since = steps.getLast().shiftedAt();
        if (Duration.between(since, now).compareTo(SYNC_PATIENCE) >= 0) {
            return held(overdue(), Next.VERIFY_WEIGHT, now);
        }
        return to(Next.VERIFY_WEIGHT, SYNC_LOOK, "the change to %d%% is not live yet".formatted(percent()));
    }

    /** Whether it holds for a change that takes too long, and not for what somebody did to the records. */
    public boolean waitsForSync() {
        return holding.filter(hold -> hold.reason().equals(overdue())).isPresent();
    }

    private String overdue() {
        return "the change to %d%% is not live %d minutes after it was accepted"
                .formatted(percent(), SYNC_PATIENCE.toMinutes());
    }

    /** The step's change is live, and the records are as it left them. */
    public Cutover verified(Instant now) {
        var run = steps.getLast().live(now);
        var begun = new ArrayList<>(steps.subList(0, steps.size() - 1));
        begun.add(run);
        return new Cutover(
                request,
                executionArn,
                records,
                begun,
                Next.JUDGE_HEALTH,
                seconds(Watermark.untilNextMinute(now)),
                "the change to %d%% is live".formatted(percent()),
                Optional.empty());
    }

    /** The minutes so far say nothing against the present step, and nothing more for the next one. */
    public Cutover looksAgain(String why, Duration wait) {
        return goesOn(Next.JUDGE_HEALTH, wait, why);
    }

    /** The present step was judged healthy for long enough. */
    public Cutover passed(String why) {
        if (request.ramp().isLast(step())) {
            return goesOn(Next.FINISH, Duration.ZERO, why);
        }
        return request.approvals().before().contains(nextPercent())
                ? goesOn(Next.APPROVE, Duration.ofMinutes(request.approvals().timeoutMinutes()), why)
                : goesOn(Next.SHIFT_WEIGHT, Duration.ZERO, why);
    }

    /**
     * Neither on nor back.
     *
     * @param then what to try again
     */
    public Cutover held(String reason, Next then, Instant now) {
        return new Cutover(
                request,
                executionArn,
                records,
                steps,
                Next.HOLD,
                0,
                reason,
                Optional.of(holding.map(before -> before.because(reason, then))
                        .orElseGet(() -> new Holding(reason, now, then, false))));
    }

    /** Tries again what it holds for, or turns back when it has held for too long. */
    public Cutover resumed(Instant now) {
        var hold = holding.orElseThrow();
        var left = Duration.between(now, holdsUntil());
        if (!left.isPositive()) {
            return rolledBack(
                    "held for %d minutes, its limit: %s".formatted(request.holdLimitMinutes(), hold.reason()));
        }
        var wait = hold.then() == Next.APPROVE
                ? Duration.ofMinutes(request.approvals().timeoutMinutes())
                : HOLDING.interval(Duration.between(hold.since(), now));
        return to(hold.then(), wait.compareTo(left) < 0 ? wait : left, hold.reason());
    }

    /** When a ramp that holds turns back. */
    public Instant holdsUntil() {
        return holding.orElseThrow().since().plus(Duration.ofMinutes(request.holdLimitMinutes()));
    }

    /** People know why it holds. */
    public Cutover told() {
        return new Cutover(request, executionArn, records, steps, next, waitSeconds, said, holding.map(Holding::known));
    }

    /** Somebody's turn to act came and went: nobody approved the next step. */
    public Cutover unapproved(Instant now) {
        return held("nobody approved the step to %d%% in time".formatted(nextPercent()), Next.APPROVE, now);
    }

    /** Nobody can say how the canary does: no reason to turn back yet, and none to go on. */
    public Cutover unseen(Instant now) {
        return held("the canary's health could not be read; the log of JudgeHealth says why", Next.JUDGE_HEALTH, now);
    }

    /** Back, and why. */
    public Cutover rolledBack(String why) {
        return to(Next.ROLL_BACK, Duration.ZERO, why);
    }

    /** All traffic is the canary's for good. */
    public Cutover finished(RecordGroup left, String summary) {
        return new Cutover(request, executionArn, left, steps, Next.PROMOTED, 0, summary, Optional.empty());
    }

    private Cutover goesOn(Next state, Duration wait, String why) {
        return new Cutover(request, executionArn, records, steps, state, seconds(wait), why, Optional.empty());
    }

    private Cutover to(Next state, Duration wait, String why) {
        return new Cutover(request, executionArn, records, steps, state, seconds(wait), why, holding);
    }

    private static int seconds(Duration wait) {
        return (int) wait.plusNanos(999_999_999).toSeconds();
    }
}
