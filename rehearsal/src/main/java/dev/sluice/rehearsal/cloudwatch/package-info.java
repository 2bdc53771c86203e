/** A simulated CloudWatch: metrics that come out of log lines, searches over them, and alarms. */
package dev.sluice.rehearsal.cloudwatch;
