package dev.sluice.aws;

import dev.sluice.domain.purge.DeadLetters;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A dead-letter queue whose messages carry their reason in the attribute {@value #REASON}. */
public final class SqsDeadLetters implements DeadLetters {

    /** The message attribute that says what was wrong with the event. */
    public static final String REASON = "reason";

    private static final String TYPE = "String";

    /**
     * What SQS takes in one message, in bytes: the body, and the name, type and value of each attribute.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html">
     *     SQS API Reference, MessageAttributeValue</a>
     */
    private static final int MOST_BYTES = 1_048_576;

    private static final int MOST_REASON_BYTES = 8_192;

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsDeadLetters(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** The event goes first: a long reason is cut, and left out where the body leaves no room for it. */
    @Override
    public void add(String body, String reason) {
        var value = cut(printable(reason), Math.min(MOST_REASON_BYTES, roomBeside(body)));
        // An empty value is refused, and the message with it.
        var attributes = value.isEmpty()
                ? Map.<String, MessageAttributeValue>of()
                : Map.of(
                        REASON,
                        MessageAttributeValue.builder()
                                .dataType(TYPE)
                                .stringValue(value)
                                .build());
        SdkFailure.translate(
                "sqs:SendMessage",
                "queue " + queueUrl,
                () -> sqs.sendMessage(
                        r -> r.queueUrl(queueUrl).messageBody(body).messageAttributes(attributes)));
    }

    private static int roomBeside(String body) {
        return MOST_BYTES - body.getBytes(StandardCharsets.UTF_8).length - REASON.length() - TYPE.length();
    }

    /** A reason may quote a key, and a key may hold what SQS takes in no message: most control characters, for one. */
    private static String printable(String reason) {
        return reason.replaceAll("[^\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    /** The first characters that fit into {@code bytes} of UTF-8. */
    private static String cut(String text, int bytes) {
        var fitting = StandardCharsets.UTF_8.newEncoder();
        var room = ByteBuffer.allocate(Math.max(bytes, 0));
        var characters = CharBuffer.wrap(text);
        fitting.encode(characters, room, true);
        return text.substring(0, characters.position());
    }
}
