/** A simulated EventBridge Scheduler: what happens at a rate, and what happens once. */
package dev.sluice.rehearsal.scheduler;
