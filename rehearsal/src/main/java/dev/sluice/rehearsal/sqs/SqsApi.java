package dev.sluice.rehearsal.sqs;

import dev.sluice.rehearsal.aws.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS's operations on the simulated queues, in the words of the SDK. */
final class SqsApi implements SqsClient {

    /** SQS Developer Guide, Message quotas: 1 MiB, body and attributes together. */
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final SimulatedSqs sqs;

    SqsApi(SimulatedSqs sqs) {
        this.sqs = sqs;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        var queue = sqs.byUrl(request.queueUrl())
                .orElseThrow(() -> AwsError.of(
                        QueueDoesNotExistException.builder(),
                        400,
                        "AWS.SimpleQueueService.NonExistentQueue",
                        "The specified queue does not exist."));
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
