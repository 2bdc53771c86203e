package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;

/**
 * A value that was measured so many times in one minute, as the arrays {@code Values} and {@code Counts} of PutMetricData
 * say it (CloudWatch API Reference, MetricDatum).
 *
 * @param count above 0
 * @param visibleAt when CloudWatch begins to tell of it
 */
public record Sample(double value, double count, Instant visibleAt) {}
