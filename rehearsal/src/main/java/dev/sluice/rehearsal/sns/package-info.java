/** A simulated SNS: topics that remember what was published. */
package dev.sluice.rehearsal.sns;
