package dev.sluice.rehearsal.states.language;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * How often, and after which waits, a task is tried again (specification, Retrying after error).
 *
 * @param interval before the first retry
 * @param maxAttempts retries, not counting the first try; 0 means never
 * @param backoffRate by which the wait grows with each retry, at least 1
 * @param maxDelay seconds that no wait exceeds; empty means no bound
 * @param jitter whether a wait is drawn between 0 and its full length
 */
public record Retrier(
        ErrorNames errors,
        Duration interval,
        int maxAttempts,
        double backoffRate,
        OptionalInt maxDelay,
        boolean jitter) {

    /** How long to wait before the {@code number}th retry of this retrier, counted from 1. */
    public Duration delay(int number, RandomGenerator random) {
        double seconds = interval.toSeconds() * StrictMath.pow(backoffRate, number - 1.0);
        double bounded = Math.min(seconds, maxDelay.orElse(Integer.MAX_VALUE));
        return Duration.ofMillis(Math.round(1_000 * (jitter ? bounded * random.nextDouble() : bounded)));
    }
}
