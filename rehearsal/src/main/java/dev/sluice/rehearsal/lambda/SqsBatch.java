package dev.sluice.rehearsal.lambda;

import dev.sluice.rehearsal.aws.Md5;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.sqs.Queue;
import dev.sluice.rehearsal.sqs.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages on their way to a function, as the event it will see. */
final class SqsBatch {

    private static final String HEAD = "{\"Records\":[";
    private static final String TAIL = "]}";

    private final Queue queue;
    private final BatchSettings settings;
    private final List<ReceivedMessage> messages = new ArrayList<>();
    private final StringBuilder records = new StringBuilder(HEAD);
    private int bytes = HEAD.length() + TAIL.length();

    SqsBatch(Queue queue, BatchSettings settings) {
        this.queue = queue;
        this.settings = settings;
    }

    /** @return false when it does not fit, by number or by bytes; a lone message always fits */
    boolean add(ReceivedMessage received) {
        var record = Json.write(record(received));
        int size = record.getBytes(StandardCharsets.UTF_8).length + 1;
        if (!isEmpty() && (room() == 0 || bytes + size > BatchSettings.LARGEST_PAYLOAD)) {
            return false;
        }
        if (!isEmpty()) {
            records.append(',');
        }
        records.append(record);
        messages.add(received);
        bytes += size;
        return true;
    }

    int size() {
        return messages.size();
    }

    /** How many more messages it takes. */
    int room() {
        return settings.size() - messages.size();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    List<ReceivedMessage> messages() {
        return messages;
    }

    byte[] event() {
        return (records + TAIL).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> record(ReceivedMessage received) {
        var message = received.message();
        var attributes = Json.object();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        Json.object(
                                "stringValue",
                                value,
                                "stringListValues",
                                List.of(),
                                "binaryListValues",
                                List.of(),
                                "dataType",
                                "String")));
        return Json.object(
                "messageId", message.id(),
                "receiptHandle", received.receiptHandle(),
                "body", message.body(),
                "attributes",
                        Json.object(
                                "ApproximateReceiveCount", String.valueOf(received.receiveCount()),
                                "SentTimestamp", String.valueOf(message.sentAt().toEpochMilli()),
                                "SenderId", "AIDAIENQZJOLO23YVJ4VO",
                                "ApproximateFirstReceiveTimestamp",
                                        String.valueOf(
                                                received.firstReceivedAt().toEpochMilli())),
                "messageAttributes", attributes,
                "md5OfBody", Md5.of(message.body().getBytes(StandardCharsets.UTF_8)),
                "eventSource", "aws:sqs",
                "eventSourceARN", queue.arn(),
                "awsRegion", SimulatedAws.REGION);
    }
}
