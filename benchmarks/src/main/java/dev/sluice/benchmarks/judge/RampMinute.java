package dev.sluice.benchmarks.judge;

import dev.sluice.domain.cutover.Counts;

/**
 * @param minute of the ramp
 * @param step index of the step it belongs to
 */
record RampMinute(int minute, int step, Counts canary, Counts stable) {}
