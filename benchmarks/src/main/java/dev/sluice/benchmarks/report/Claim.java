package dev.sluice.benchmarks.report;

/** A sentence the documents rely on, and whether the numbers bear it out. */
public record Claim(String sentence, boolean holds) {}
