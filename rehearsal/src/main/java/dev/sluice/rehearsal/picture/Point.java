package dev.sluice.rehearsal.picture;

/** A value at a minute. */
record Point(double minute, double value) {}
