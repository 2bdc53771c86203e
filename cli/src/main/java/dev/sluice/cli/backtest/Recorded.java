package dev.sluice.cli.backtest;

import dev.sluice.domain.judge.Minute;

/**
 * A minute of a metrics file.
 *
 * @param name as the file writes it
 */
record Recorded(String name, Minute minute) {}
