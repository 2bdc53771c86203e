package dev.sluice.domain.cutover;

import java.time.Instant;

/**
 * Why and since when a ramp neither goes on nor back.
 *
 * @param then what to try again
 * @param told whether people know
 */
public record Holding(String reason, Instant since, Cutover.Next then, boolean told) {

    /** The same trouble goes on from when it began; other trouble is news. */
    Holding because(String otherReason, Cutover.Next otherThen) {
        return new Holding(otherReason, since, otherThen, told && then == otherThen);
    }

    Holding known() {
        return new Holding(reason, since, then, true);
    }
}
