/** Whole ramps in the world of the rehearsal, guarded by Sluice and by the rules people use. */
package dev.sluice.benchmarks.ramps;
