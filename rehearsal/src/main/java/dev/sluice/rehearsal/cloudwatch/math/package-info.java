/** Metric math: the expressions that alarms and queries compute with. */
package dev.sluice.rehearsal.cloudwatch.math;
