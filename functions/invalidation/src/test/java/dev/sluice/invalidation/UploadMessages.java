package dev.sluice.invalidation;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.Arrays;
import java.util.Map;

/** Messages as the queue delivers them. */
final class UploadMessages {

    private UploadMessages() {}

    static SQSEvent batch(SQSMessage... messages) {
        var event = new SQSEvent();
        event.setRecords(Arrays.asList(messages));
        return event;
    }

    static SQSMessage message(String id, String body) {
        return message(id, body, 1);
    }

    static SQSMessage message(String id, String body, int receives) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        message.setEventSourceArn("uploads");
        message.setReceiptHandle("receipt " + id);
        message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receives)));
        return message;
    }

    /** A created event, made from the sample. */
    static String created(String bucket, String key, String version) {
        return EventFile.read("eventbridge-object-created.json")
                .replace("my-site", bucket)
                .replace("docs/release notes + 100%zz.txt", key)
                .replace("\"v2\"", "\"" + version + "\"")
                .replace("0065F1A2B3C4D5E6F7", "00" + version.codePointAt(version.length() - 1));
    }
}
