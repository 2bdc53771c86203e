package dev.sluice.domain.cutover;

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
}
