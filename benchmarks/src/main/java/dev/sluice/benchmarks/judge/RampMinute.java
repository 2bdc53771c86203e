package dev.sluice.benchmarks.judge;

import dev.sluice.domain.judge.Counts;

/**
 * @param minute of the ramp
 * @param step index of the step it belongs to
 */
record RampMinute(int minute, int step, Counts canary, Counts stable) {}
