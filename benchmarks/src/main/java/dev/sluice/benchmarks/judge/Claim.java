package dev.sluice.benchmarks.judge;

/** A sentence the documents rely on, and whether the numbers bear it out. */
record Claim(String sentence, boolean holds) {}
