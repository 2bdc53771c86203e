/** How a benchmark tells what it found: tables, and the sentences that must be true. */
package dev.sluice.benchmarks.report;
