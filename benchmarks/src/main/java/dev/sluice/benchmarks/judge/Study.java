package dev.sluice.benchmarks.judge;

import dev.sluice.benchmarks.report.Report;

/** One table and what it has to show. */
@FunctionalInterface
interface Study {

    Report in(Laboratory laboratory);
}
