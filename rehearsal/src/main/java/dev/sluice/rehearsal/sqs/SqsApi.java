package dev.sluice.rehearsal.sqs;

import dev.sluice.rehearsal.aws.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS's operations on the simulated queues, in the words of the SDK. */
final class SqsApi implements SqsClient {

    /** SQS Developer Guide, Message quotas: 1 MiB, body and attributes together. */
    private static final int LARGEST_MESSAGE = 1 << 20;

    /** SQS API Reference, ChangeMessageVisibilityBatch. */
    private static final int MOST_ENTRIES = 10;

    private final SimulatedSqs sqs;

    SqsApi(SimulatedSqs sqs) {
        this.sqs = sqs;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        var queue = queue(request.queueUrl());
        var attributes = new TreeMap<String, String>();
        request.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        if (size(request.messageBody(), attributes) > LARGEST_MESSAGE) {
            throw AwsError.of(
                    SqsException.builder(),
                    400,
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
        }
        var message = queue.send(request.messageBody(), attributes);
        return SendMessageResponse.builder().messageId(message.id()).build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        var queue = queue(request.queueUrl());
        if (request.entries().size() > MOST_ENTRIES) {
            throw AwsError.of(
                    SqsException.builder(),
                    400,
                    "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent %d."
                            .formatted(request.entries().size()));
        }
        var done = request.entries().stream()
                .collect(Collectors.partitioningBy(
                        entry -> queue.hide(entry.receiptHandle(), Duration.ofSeconds(entry.visibilityTimeout()))));
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(done.get(true).stream()
                        .map(entry -> ChangeMessageVisibilityBatchResultEntry.builder()
                                .id(entry.id())
                                .build())
                        .toList())
                .failed(done.get(false).stream()
                        .map(entry -> BatchResultErrorEntry.builder()
                                .id(entry.id())
                                .code("MessageNotInflight")
                                .senderFault(true)
                                .build())
                        .toList())
                .build();
    }

    private Queue queue(String url) {
        return sqs.byUrl(url)
                .orElseThrow(() -> AwsError.of(
                        QueueDoesNotExistException.builder(),
                        400,
                        "AWS.SimpleQueueService.NonExistentQueue",
                        "The specified queue does not exist."));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static long size(String body, Map<String, String> attributes) {
        long size = body.getBytes(StandardCharsets.UTF_8).length;
        for (var attribute : attributes.entrySet()) {
            size += (attribute.getKey() + "String" + attribute.getValue()).getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }
}
