/** A simulated Lambda: invocations in bytes, as the managed runtime makes them, and the poller between queue and function. */
package dev.sluice.rehearsal.lambda;
