package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

class SqsDeadLettersTest {

    private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/dead";
    private static final int MOST_BYTES = 1_048_576;

    @Test
    void an_event_is_kept_with_its_reason() {
        var sent = sent("{\"Records\": 1}", "$.Records is not an array. Send S3 events as they are");

        assertThat(sent.queueUrl()).isEqualTo(QUEUE);
        assertThat(sent.messageBody()).isEqualTo("{\"Records\": 1}");
        assertThat(sent.messageAttributes()).containsOnlyKeys("reason");
        assertThat(sent.messageAttributes().get("reason").dataType()).isEqualTo("String");
        assertThat(reason(sent)).isEqualTo("$.Records is not an array. Send S3 events as they are");
    }

    @Test
    void a_reason_that_names_the_longest_paths_is_kept_whole() {
        var reason = "edge path of 4,005 characters: /" + "a".repeat(4_004);

        assertThat(reason(sent("{}", reason))).isEqualTo(reason);
    }

    @Test
    void a_reason_beyond_all_measure_is_cut() {
        var reason = "not JSON: " + "x".repeat(100_000);

        assertThat(reason(sent("{}", reason))).hasSize(8_192).startsWith("not JSON: xxx");
    }

    @Test
    void no_character_is_cut_in_half() {
        assertThat(reason(sent("{}", "a" + "😀".repeat(3_000)))).isEqualTo("a" + "😀".repeat(2_047));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8_000})
    void the_reason_takes_what_room_the_body_leaves(int room) {
        var body = "ä".repeat((MOST_BYTES - "reasonString".length() - room) / 2);

        var sent = sent(body, "b".repeat(10_000));

        assertThat(sent.messageBody()).isEqualTo(body);
        assertThat(bytes(sent)).isLessThanOrEqualTo(MOST_BYTES).isGreaterThan(MOST_BYTES - 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12})
    void a_body_that_leaves_no_room_goes_alone(int room) {
        var body = "a".repeat(MOST_BYTES - room);

        var sent = sent(body, "too long");

        assertThat(sent.messageBody()).isEqualTo(body);
        assertThat(sent.messageAttributes()).isEmpty();
    }

    @Test
    void an_empty_reason_is_left_out() {
        assertThat(sent("{}", "").messageAttributes()).isEmpty();
    }

    @Test
    void characters_that_sqs_refuses_are_replaced() {
        assertThat(reason(sent("{}", "key a\u0000b\tc\nd\u001Be\uFFFEf\uFFFFg is bad")))
                .isEqualTo("key a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg is bad");
    }

    private static SendMessageRequest sent(String body, String reason) {
        var sqs = mock(SqsClient.class, CALLS_REAL_METHODS);
        doReturn(SendMessageResponse.builder().build()).when(sqs).sendMessage(any(SendMessageRequest.class));

        new SqsDeadLetters(sqs, QUEUE).add(body, reason);

        var request = ArgumentCaptor.forClass(SendMessageRequest.class);
        verify(sqs).sendMessage(request.capture());
        return request.getValue();
    }

    private static String reason(SendMessageRequest sent) {
        return sent.messageAttributes().get("reason").stringValue();
    }

    private static int bytes(SendMessageRequest sent) {
        return (sent.messageBody() + "reasonString" + reason(sent)).getBytes(StandardCharsets.UTF_8).length;
    }
}
