/** Metrics as log lines. */
package dev.sluice.invalidation.metrics;
