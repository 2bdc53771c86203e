package dev.sluice.rehearsal.sqs;

import java.time.Duration;

/**
 * A queue's configuration.
 *
 * @param visibilityTimeout how long a received message stays hidden, at most 12 hours
 * @param maxReceiveCount how often a message is received before it moves on, 1–1,000; without a dead-letter queue it has no
 *     effect
 * @param deadLetterQueue null for none
 */
public record QueueSettings(Duration visibilityTimeout, int maxReceiveCount, Queue deadLetterQueue) {

    /** SQS Developer Guide: a visibility timeout of 30 s and no redrive policy. */
    public static final QueueSettings DEFAULT = new QueueSettings(Duration.ofSeconds(30), 1_000, null);

    public QueueSettings {
        if (visibilityTimeout.isNegative() || visibilityTimeout.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("a visibility timeout is 0 to 12 hours, not " + visibilityTimeout);
        }
        if (maxReceiveCount < 1 || maxReceiveCount > 1_000) {
            throw new IllegalArgumentException("maxReceiveCount is 1 to 1,000, not " + maxReceiveCount);
        }
    }
}
