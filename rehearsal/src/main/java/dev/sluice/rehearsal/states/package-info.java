/**
 * A simulated Step Functions: Standard workflows on the virtual clock. What a state does with data is in the package {@code
 * language}; here is what takes time, calls, fails and is written down.
 */
package dev.sluice.rehearsal.states;
