package dev.sluice.domain.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/**
 * Judges a canary minute by minute. Look as often as you like: a canary that is at or below its limits in every minute is
 * rolled back with a probability of at most alpha within the policy's horizon, not per look, as long as its errors come no
 * more together than {@link Breakdown#rho} has learned. A canary that is good only in the mean is not covered.
 *
 * <pre>{@code
 * var judge = Judge.start(Policy.DEFAULT.withStable(), .01, .10, .50, 1);
 * Verdict verdict = judge.observe(Minute.of(minutesSinceEpoch, new Counts(1_200, 25)).withStable(new Counts(118_800, 590)));
 * }</pre>
 *
 * <p>A minute without canary requests moves nothing but the clock, and a missing one not even that. Each minute counts
 * once: one that is not newer than the newest so far is late or repeated, and ignored. So rereading all minutes from the
 * start of the ramp, in order and unrevised, gives the verdict that watching them would have given.
 *
 * <p>Evidence comes from requests, not from time. At half the limit, health is proved by some 600 requests; near the limit
 * by thousands. Start a ramp at a weight that gives the canary 100 requests a minute or more: its first step needs no
 * proof, whatever its share.
 *
 * <p>Mutable, constant in memory, with one owner; not for several threads.
 */
public final class Judge {

    private final Policy policy;
    private final List<WeightedCheck> checks;
    private final Dispersion dispersion = new Dispersion();
    private final HealthProof proof;
    private final Progress progress;
    private long newest = Long.MIN_VALUE;
    private OptionalLong stepBegins = OptionalLong.empty();
    private Verdict verdict;

    private Judge(Policy policy, double[] shares) {
        this.policy = policy;
        this.checks = checks(policy, Math.max(shares.length - 1, 0));
        this.proof = new HealthProof(policy);
        this.progress = new Progress(policy.pace(), shares);
        this.verdict = decide();
    }

    /**
     * @param shares of the traffic that the ramp's steps give the canary, 0–1, ascending. None stands for one step of
     *     unknown share, as in recorded metrics
     * @throws IllegalArgumentException when the shares do not rise
     */
    public static Judge start(Policy policy, double... shares) {
        double last = 0;
        for (double share : shares) {
            if (!(share > last && share <= 1)) {
                throw new IllegalArgumentException(
                        "share %s after %s: the shares of a ramp rise, from above 0 to 1 at most"
                                .formatted(share, last));
            }
            last = share;
        }
        return new Judge(policy, shares);
    }

    /**
     * The ramp's next step begins. Leave to proceed ends with the step it was given for. Counts are minutes late: those of
     * earlier minutes that arrive after this still are evidence, but no traffic of the new step.
     *
     * @param index of the minute in which the weight changes, the new step's first. Minutes observed already stay with the
     *     old step
     * @throws IllegalStateException when the ramp has no next step: {@link #start} was given no further share
     */
    public void beginStep(long index) {
        progress.beginStep(index);
        reach(stepBegins);
        stepBegins = OptionalLong.of(index);
        if (!(verdict instanceof Verdict.Rollback)) {
            verdict = decide();
        }
    }

    /**
     * The edge cache was purged: its hit ratio is not judged until it is warm again.
     *
     * @param index of the minute of the purge. This minute and those before it never make the cache a warm one, whenever
     *     they are observed
     */
    public void purged(long index) {
        for (var weighted : checks) {
            weighted.check().purged(index);
        }
    }

    /** The verdict with this minute taken into account. */
    public Verdict observe(Minute minute) {
        if (verdict instanceof Verdict.Rollback || minute.index() <= newest) {
            return verdict;
        }
        newest = minute.index();
        if (newest >= stepBegins.orElse(Long.MAX_VALUE)) {
            reach(stepBegins);
        }
        progress.observe(minute);
        if (!minute.canary().isEmpty()) {
            weigh(minute);
        }
        verdict = decide();
        return verdict;
    }

    /** The verdict on the minutes so far; before a step's first, a {@link Verdict.Hold} for want of traffic. */
    public Verdict verdict() {
        return verdict;
    }

    /** Where the evidence of the present verdict comes from. */
    public Breakdown breakdown() {
        var evidence = new LinkedHashMap<String, Double>();
        for (var weighted : checks) {
            evidence.put(weighted.check().reading().check(), weighted.value());
        }
        return new Breakdown(evidence, dispersion.rho(), proof.value());
    }

    /** Whether the cache is warm: until then, and from a purge on until it is warm again, a low hit ratio is no fault. */
    public boolean isHitRatioArmed() {
        return checks.stream()
                .anyMatch(weighted -> weighted.check() instanceof HitRatioCheck hitRatio && hitRatio.armed());
    }

    /** The minutes have come to where a step begins. */
    private void reach(OptionalLong step) {
        if (step.isPresent()) {
            checks.forEach(weighted -> weighted.check().beginStep());
            stepBegins = OptionalLong.empty();
        }
    }

    /** Wagers are made with the rho of earlier minutes: one learned from the minute it judges would not be fair. */
    private void weigh(Minute minute) {
        double rho = dispersion.rho();
        for (var weighted : checks) {
            weighted.check().observe(minute, rho);
        }
        proof.observe(minute.canary(), rho);
        dispersion.observe(minute);
    }

    private Verdict decide() {
        double total = 0;
        var loudest = checks.getFirst();
        for (var weighted : checks) {
            total += weighted.value();
            loudest = weighted.value() > loudest.value() ? weighted : loudest;
        }
        double needed = policy.risk().needed();
        if (total >= needed) {
            return new Verdict.Rollback(
                    new Evidence(loudest.check().reading(), total, needed),
                    loudest.check().since());
        }
        if (total >= policy.risk().suspicion()) {
            var evidence = new Evidence(loudest.check().reading(), total, needed);
            return new Verdict.Hold(progress.lasting(new Doubt.Suspicion()), evidence);
        }
        var evidence = new Evidence(proof.reading(), total, needed);
        return progress.doubt(proof)
                .<Verdict>map(doubt -> new Verdict.Hold(progress.lasting(doubt), evidence))
                .orElseGet(() -> new Verdict.Proceed(evidence));
    }

    private static List<WeightedCheck> checks(Policy policy, int laterSteps) {
        var limits = policy.limits();
        var weights = policy.risk().weights();
        int horizon = policy.pace().horizon();
        var checks = new ArrayList<WeightedCheck>();
        checks.add(new WeightedCheck(
                new ErrorRateCheck(limits.errorRate(), new Onset(laterSteps, horizon)), weights.errorRate()));
        if (weights.againstStable() > 0) {
            checks.add(new WeightedCheck(
                    new AgainstStableCheck(limits, () -> new Onset(laterSteps, horizon)), weights.againstStable()));
        }
        if (weights.hitRatio() > 0) {
            checks.add(new WeightedCheck(
                    new HitRatioCheck(limits.hitRatio(), new Onset(laterSteps, horizon)), weights.hitRatio()));
        }
        if (weights.latency() > 0 && limits.latencyMillis().isPresent()) {
            checks.add(new WeightedCheck(
                    new LatencyCheck(limits.latencyMillis().getAsDouble(), new Onset(laterSteps, horizon)),
                    weights.latency()));
        }
        return List.copyOf(checks);
    }
}
