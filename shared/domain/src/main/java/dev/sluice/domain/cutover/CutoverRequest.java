package dev.sluice.domain.cutover;

import dev.sluice.domain.judge.Policy;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param stableMetrics without them the canary is judged by itself
 * @param holdLimitMinutes how long the ramp may hold before it rolls back, 1 or more
 * @param stabiliseMinutes how long the canary is watched at 100%, 1 or more
 */
public record CutoverRequest(
        Site site,
        Ramp ramp,
        Guard guard,
        Optional<StableMetrics> stableMetrics,
        WarmUp warmUp,
        Approvals approvals,
        int holdLimitMinutes,
        int stabiliseMinutes) {

    public static final int DEFAULT_HOLD_LIMIT_MINUTES = 240;
    public static final int DEFAULT_STABILISE_MINUTES = 30;

    /** With everything but the site left to the defaults. */
    public static CutoverRequest of(Site site) {
        return new CutoverRequest(
                site,
                Ramp.DEFAULT,
                Guard.DEFAULT,
                Optional.empty(),
                WarmUp.DEFAULT,
                Approvals.NONE,
                DEFAULT_HOLD_LIMIT_MINUTES,
                DEFAULT_STABILISE_MINUTES);
    }

    public CutoverRequest with(Guard other) {
        return new CutoverRequest(
                site, ramp, other, stableMetrics, warmUp, approvals, holdLimitMinutes, stabiliseMinutes);
    }

    /**
     * What the canary is judged by in step {@code index}. The error budget is spread over the whole ramp, however long it is
     * asked to be.
     */
    Policy policy(int index) {
        var policy = Policy.DEFAULT.with(guard.limits());
        var pace = policy.pace()
                .withPatience(capMinutes(index))
                .withHorizon(Math.max(policy.pace().horizon(), leastMinutes()));
        return (stableMetrics.isPresent() ? policy.withStable() : policy).with(pace);
    }

    /** The whole minutes that have to be judged healthy until the end of step {@code index}, from when it is live everywhere. */
    int bakeMinutes(int index) {
        return ramp.isLast(index) ? stabiliseMinutes : ramp.bakeMinutes();
    }

    /** The minutes step {@code index} may take: while the last one is watched for longer, no doubt has lasted too long. */
    int capMinutes(int index) {
        return ramp.isLast(index) ? Math.max(ramp.capMinutes(), stabiliseMinutes) : ramp.capMinutes();
    }

    private int leastMinutes() {
        return (ramp.percents().size() - 1) * ramp.bakeMinutes() + stabiliseMinutes;
    }
}
