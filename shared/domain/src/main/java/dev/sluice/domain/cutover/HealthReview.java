package dev.sluice.domain.cutover;

import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Doubt;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.judge.Verdict;
import dev.sluice.domain.judge.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One look at the canary's health, and what follows from it. A step is left when the verdict is to proceed and its bake time
 * has passed, both as seen through the watermark.
 *
 * @param hitRatioArmed whether the cache was warm, so that a low hit ratio is a fault
 * @param cutover with what comes next
 */
public record HealthReview(Verdict verdict, boolean hitRatioArmed, Cutover cutover) {

    /** From where on minutes count: the one in which the first step began. */
    public static Instant from(Cutover cutover) {
        return cutover.steps().getFirst().shiftedAt().truncatedTo(ChronoUnit.MINUTES);
    }

    /** Until where minutes can be relied on, itself left out: those that ended three minutes ago. Never before {@link #from}. */
    public static Instant until(Cutover cutover, Instant now) {
        var readable = Watermark.readableUntil(now);
        return readable.isBefore(from(cutover)) ? from(cutover) : readable;
    }

    /** @param health from {@link #from} until {@link #until} */
    public static HealthReview of(Cutover cutover, HealthMetrics.Health health, Instant now) {
        var judge = Replay.judge(cutover, health);
        return new HealthReview(
                judge.verdict(),
                judge.isHitRatioArmed(),
                new Look(cutover, health.minutes(), now).after(judge.verdict()));
    }

    private record Look(Cutover cutover, List<Minute> minutes, Instant now) {

        /** Fewer of stable say nothing of its error rate. */
        private static final long LEAST_REQUESTS = 300;

        Cutover after(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Rollback rollback ->
                    cutover.rolledBack("%s, since %s%s"
                            .formatted(
                                    rollback.sentence(),
                                    Instant.ofEpochSecond(60 * rollback.since()),
                                    stableToo(rollback.since())));
                case Verdict.Proceed proceed when !now.isBefore(bakedAt()) -> cutover.passed(proceed.sentence());
                case Verdict.Hold hold
                when isInconclusive(hold) -> cutover.held(inconclusive(hold).sentence(), Next.JUDGE_HEALTH, now);
                case Verdict.Proceed _, Verdict.Hold _ -> cutover.looksAgain(sentence(verdict), untilNextLook());
            };
        }

        /** Going back is right all the same, but no cure where stable fails as well. */
        private String stableToo(long since) {
            var stable = minutes.stream()
                    .filter(minute -> minute.index() >= since)
                    .map(Minute::stable)
                    .toList();
            double requests = stable.stream().mapToLong(Counts::requests).sum();
            double errors = stable.stream().mapToLong(Counts::errors).sum();
            double limit = cutover.request().guard().limits().errorRate();
            return requests >= LEAST_REQUESTS && errors > limit * requests
                    ? "; stable has an error rate of %s since then, above the limit of %s too: look at stable first"
                            .formatted(Words.percent(errors / requests), Words.limit(limit))
                    : "";
        }

        /** That nothing is counted yet is no want of traffic. */
        private String sentence(Verdict verdict) {
            return verdict instanceof Verdict.Hold hold
                            && hold.doubt() instanceof Doubt.NoTraffic
                            && minutesInStep() <= 0
                    ? "hold, the first minute of this step is not counted yet"
                    : verdict.sentence();
        }

        /** When the last minute of the step's bake time becomes readable. */
        private Instant bakedAt() {
            long bake = cutover.request().bakeMinutes(cutover.step());
            return Instant.ofEpochSecond(60 * (firstMinute() + 1 + bake)).plus(Watermark.DELAY);
        }

        /** Minutes that nobody measured do not reach the judge, and still they pass. */
        private boolean isInconclusive(Verdict.Hold hold) {
            return hold.doubt() instanceof Doubt.Inconclusive
                    || minutesInStep() > cutover.request().capMinutes(cutover.step());
        }

        private Verdict.Hold inconclusive(Verdict.Hold hold) {
            return hold.doubt() instanceof Doubt.Inconclusive
                    ? hold
                    : new Verdict.Hold(new Doubt.Inconclusive(hold.doubt(), minutesInStep()), hold.evidence());
        }

        private Duration untilNextLook() {
            var inStep = Duration.ofMinutes(Math.max(0, minutesInStep()));
            var interval =
                    Cadence.ofRamp(cutover.request().ramp().percents().size()).interval(inStep);
            var regular = Watermark.untilNextMinute(now).plus(interval).minusMinutes(1);
            var untilBaked = Duration.between(now, bakedAt());
            return untilBaked.isPositive() && untilBaked.compareTo(regular) < 0 ? untilBaked : regular;
        }

        private long minutesInStep() {
            return Math.floorDiv(Watermark.readableUntil(now).getEpochSecond(), 60) - firstMinute();
        }

        private long firstMinute() {
            return cutover.steps().getLast().firstMinute(cutover.timeToLive());
        }
    }
}
