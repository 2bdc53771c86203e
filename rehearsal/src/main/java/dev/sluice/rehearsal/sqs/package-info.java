/** A simulated SQS: standard queues with visibility timeouts, redelivery and dead-letter queues. */
package dev.sluice.rehearsal.sqs;
