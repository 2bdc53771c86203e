package dev.sluice.rehearsal.cutover;

import dev.sluice.rehearsal.Rehearsal.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of one cutover, in figures.
 *
 * @param why it did not end well, as the state machine said at its end; empty when it did
 * @param held whether it stood still for a person at least once
 * @param allAfter from the start until the canary was first given all of the traffic
 * @param turnedBackAfter from the start until stable was given all of it again
 * @param canaryErrors that users met until {@link CutoverRehearsal#TAIL} after the end
 */
public record CutoverFigures(
        Outcome outcome,
        String why,
        boolean held,
        Optional<Duration> allAfter,
        Optional<Duration> turnedBackAfter,
        long canaryErrors) {}
