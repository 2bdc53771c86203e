package dev.sluice.rehearsal.sqs;

import java.time.Instant;

/**
 * A message in the hands of a consumer.
 *
 * @param receiptHandle of this receipt; an older receipt's no longer deletes
 * @param receiveCount 1 on the first receipt
 */
public record ReceivedMessage(Message message, String receiptHandle, int receiveCount, Instant firstReceivedAt) {}
