package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;
import java.util.Set;

/**
 * One value of a metric.
 *
 * @param dimensions their names
 * @param id of the metric among others of this name and these dimensions: the dimensions' values
 * @param visibleAt when CloudWatch knew of it
 */
record Datum(
        String namespace,
        String name,
        Set<String> dimensions,
        String id,
        double value,
        Instant at,
        Instant visibleAt) {}
