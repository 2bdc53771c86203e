package dev.sluice.rehearsal.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A rate limit that forgives a short burst. */
public final class TokenBucket {

    private final InstantSource clock;
    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant filledAt;

    /**
     * Begins full.
     *
     * @param perSecond how fast it fills
     * @param burst how much it holds
     */
    public TokenBucket(InstantSource clock, double perSecond, int burst) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = clock.instant();
    }

    /** Takes a token, or returns false when there is none. */
    public boolean tryTake() {
        var now = clock.instant();
        double elapsedSeconds = Duration.between(filledAt, now).toNanos() / 1e9;
        tokens = Math.min(burst, tokens + elapsedSeconds * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
