/**
 * A simulated CloudWatch: metrics that arrive late and in parts, queries over them, and alarms that see what is visible.
 */
package dev.sluice.rehearsal.cloudwatch;
