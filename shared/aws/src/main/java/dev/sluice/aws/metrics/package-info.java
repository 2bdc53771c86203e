/** Metrics as log lines. */
package dev.sluice.aws.metrics;
