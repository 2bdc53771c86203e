package dev.sluice.rehearsal.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rehearsal.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class QueueTest {

    private static final Duration HIDDEN = Duration.ofSeconds(30);

    private final Stage stage = new Stage(1);
    private final Queue dead = stage.sqs.createQueue("dead", QueueSettings.DEFAULT);
    private final Queue queue = stage.sqs.createQueue("uploads", new QueueSettings(HIDDEN, 2, dead));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_received_message_is_hidden_until_its_visibility_timeout_ends() {
        queue.send("x");

        assertThat(queue.receive(10)).hasSize(1);
        stage.world.runFor(HIDDEN.minusMillis(1));
        assertThat(queue.receive(10)).isEmpty();

        stage.world.runFor(Duration.ofMillis(1));
        assertThat(queue.receive(10)).singleElement().satisfies(again -> {
            assertThat(again.receiveCount()).isEqualTo(2);
            assertThat(again.firstReceivedAt()).isEqualTo("2026-03-02T09:00:00Z");
        });
    }

    @Test
    void a_deleted_message_is_gone_and_leaves_no_timer() {
        queue.send("x");
        queue.delete(queue.receive(1).getFirst().receiptHandle());

        stage.world.run();

        assertThat(queue.size()).isZero();
        assertThat(stage.world.elapsed()).isZero();
    }

    @Test
    void an_old_receipt_deletes_nothing() {
        queue.send("x");
        var first = queue.receive(1).getFirst();
        stage.world.runFor(HIDDEN);
        queue.receive(1);

        queue.delete(first.receiptHandle());

        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void a_message_received_too_often_moves_to_the_dead_letter_queue() {
        var sent = queue.send("poison", Map.of("source", "test"));
        for (int receipt = 1; receipt <= 2; receipt++) {
            assertThat(queue.receive(1)).hasSize(1);
            stage.world.runFor(HIDDEN);
        }

        assertThat(queue.receive(1)).isEmpty();
        assertThat(queue.size()).isZero();
        assertThat(dead.messages()).containsExactly(sent);
    }

    @Test
    void a_consumer_may_have_a_message_again_sooner_once_and_only_while_it_holds_it() {
        queue.send("a");
        var receipt = queue.receive(1).getFirst().receiptHandle();
        var first = hide(receipt, 5);
        stage.world.runFor(Duration.ofSeconds(5));
        var again = queue.receive(1);
        var second = hide(receipt, 5);

        assertThat(first.failed()).isEmpty();
        assertThat(again).hasSize(1);
        assertThat(second.failed()).extracting(BatchResultErrorEntry::code).containsExactly("MessageNotInflight");
    }

    private ChangeMessageVisibilityBatchResponse hide(String receipt, int seconds) {
        var entry = ChangeMessageVisibilityBatchRequestEntry.builder()
                .id("0")
                .receiptHandle(receipt)
                .visibilityTimeout(seconds)
                .build();
        return stage.play(() -> stage.sqs
                .client("consumer")
                .changeMessageVisibilityBatch(r -> r.queueUrl(queue.url()).entries(entry)));
    }

    @Test
    void the_client_sends_with_attributes() {
        var client = stage.sqs.client("function");

        stage.play(() -> client.sendMessage(r -> r.queueUrl(dead.url())
                .messageBody("poison")
                .messageAttributes(Map.of(
                        "reason",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("no key")
                                .build()))));

        assertThat(dead.messages()).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("poison");
            assertThat(message.attributes()).containsExactly(Map.entry("reason", "no key"));
            assertThat(message.sentAt()).isAfter("2026-03-02T09:00:00Z");
        });
        assertThat(stage.aws.log().calls().getFirst().action())
                .hasToString("sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:dead");
    }

    @Test
    void a_message_over_a_mebibyte_and_a_queue_that_is_not_there_are_refused() {
        var client = stage.sqs.client("function");

        stage.play(() -> {
            assertThat(catchThrowableOfType(
                                    SqsException.class,
                                    () -> client.sendMessage(
                                            r -> r.queueUrl(dead.url()).messageBody("x".repeat((1 << 20) + 1))))
                            .awsErrorDetails()
                            .errorCode())
                    .isEqualTo("InvalidParameterValue");
            assertThat(catchThrowableOfType(
                            QueueDoesNotExistException.class,
                            () -> client.sendMessage(
                                    r -> r.queueUrl("https://nowhere/q").messageBody("x"))))
                    .isNotNull();
        });
    }
}
