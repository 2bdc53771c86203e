/** The tasks of {@code freshness.asl.json}: look at the edge, purge again, report. */
package dev.sluice.invalidation.freshness;
