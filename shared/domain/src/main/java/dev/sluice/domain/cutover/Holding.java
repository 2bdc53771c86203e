package dev.sluice.domain.cutover;

import java.time.Instant;

/**
 * Why and since when a ramp neither goes on nor back.
 *
 * @param then what to try again
 */
public record Holding(String reason, Instant since, Cutover.Next then) {}
