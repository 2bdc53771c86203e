package dev.sluice.cli.backtest;

import dev.sluice.domain.judge.Breakdown;
import dev.sluice.domain.judge.Judge;
import dev.sluice.domain.judge.Policy;
import dev.sluice.domain.judge.Verdict;
import java.util.Optional;

/**
 * Recorded minutes before the judge, as one step of unknown share. It is shown one minute after the other and never what
 * follows: so it decides when it would have decided. Mutable, constant in memory.
 */
final class Backtest {

    /** What became of the canary. */
    enum Outcome {
        ROLLBACK,
        PROMOTE,
        INCONCLUSIVE
    }

    private final Policy policy;
    private final Judge judge;
    private final Peaks evidence = new Peaks();
    private long newest = Long.MIN_VALUE;
    private String first = "";
    private String last = "";
    private Optional<String> healthyAt = Optional.empty();
    private long recorded;
    private long ignored;
    private long judged;
    private long withTraffic;
    private Traffic canary = Traffic.NONE;
    private Traffic stable = Traffic.NONE;

    Backtest(Policy policy) {
        this.policy = policy;
        this.judge = Judge.start(policy);
    }

    /** @return whether the minute was judged: not one that is late, repeated or after a rollback */
    boolean observe(Recorded next) {
        recorded++;
        boolean isLate = next.minute().index() <= newest;
        if (isLate || judge.verdict() instanceof Verdict.Rollback) {
            ignored += isLate ? 1 : 0;
            return false;
        }
        newest = next.minute().index();
        judge.observe(next.minute());
        count(next);
        return true;
    }

    private void count(Recorded next) {
        first = judged == 0 ? next.name() : first;
        last = next.name();
        if (healthyAt.isEmpty() && judge.verdict() instanceof Verdict.Proceed) {
            healthyAt = Optional.of(last);
        }
        judged++;
        withTraffic += next.minute().canary().isEmpty() ? 0 : 1;
        canary = canary.plus(next.minute().canary());
        stable = stable.plus(next.minute().stable());
        evidence.add(judge.verdict().evidence().value());
    }

    Policy policy() {
        return policy;
    }

    Verdict verdict() {
        return judge.verdict();
    }

    Breakdown breakdown() {
        return judge.breakdown();
    }

    Outcome outcome() {
        return switch (verdict()) {
            case Verdict.Rollback _ -> Outcome.ROLLBACK;
            case Verdict.Proceed _ -> Outcome.PROMOTE;
            case Verdict.Hold _ -> Outcome.INCONCLUSIVE;
        };
    }

    /** Why, in one plain sentence without a full stop. */
    String reason() {
        return switch (verdict()) {
            case Verdict.Hold hold -> hold.reason();
            case Verdict.Proceed proceed -> proceed.sentence();
            case Verdict.Rollback rollback -> rollback.evidence().sentence();
        };
    }

    /** The minute of the rollback, as the file writes it. */
    Optional<String> rolledBackAt() {
        return outcome() == Outcome.ROLLBACK ? Optional.of(last) : Optional.empty();
    }

    /** The first minute after which a ramp could have gone on. */
    Optional<String> healthyAt() {
        return healthyAt;
    }

    /** The evidence of each judged minute. */
    Peaks evidence() {
        return evidence;
    }

    /** Of the judged minutes. */
    String first() {
        return first;
    }

    /** Of the judged minutes. */
    String last() {
        return last;
    }

    /** All minutes of the file. */
    long recorded() {
        return recorded;
    }

    /** Those that came late or twice. */
    long ignored() {
        return ignored;
    }

    /** Those up to the rollback that came in time. */
    long judged() {
        return judged;
    }

    /** The judged ones that had canary requests. */
    long withTraffic() {
        return withTraffic;
    }

    /** Added up over the judged minutes. */
    Traffic canary() {
        return canary;
    }

    /** Added up over the judged minutes. */
    Traffic stable() {
        return stable;
    }
}
