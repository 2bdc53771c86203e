package dev.sluice.rehearsal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.sqs.Message;
import dev.sluice.rehearsal.sqs.Queue;
import dev.sluice.rehearsal.sqs.QueueSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SqsPollerTest {

    private static final Duration HIDDEN = Duration.ofSeconds(90);

    private final Stage stage = new Stage(1);
    private final Queue dead = stage.sqs.createQueue("dead", QueueSettings.DEFAULT);
    private final Queue queue = stage.sqs.createQueue("uploads", new QueueSettings(HIDDEN, 3, dead));
    private final List<List<SQSMessage>> batches = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_message_arrives_with_the_fields_lambda_gives_it() {
        connect(10, 0, batch -> new SQSBatchResponse());
        stage.world.runFor(Duration.ofMillis(500));
        var sent = queue.send("{\"a\":\"é\"}", Map.of("reason", "test"));

        stage.world.runFor(Duration.ofSeconds(1));

        var message = batches.getFirst().getFirst();
        assertThat(message.getMessageId()).isEqualTo(sent.id());
        assertThat(message.getReceiptHandle()).isNotBlank();
        assertThat(message.getBody()).isEqualTo("{\"a\":\"é\"}");
        assertThat(message.getMd5OfBody()).hasSize(32);
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:123456789012:uploads");
        assertThat(message.getAwsRegion()).isEqualTo("us-east-1");
        assertThat(message.getAttributes())
                .containsEntry("ApproximateReceiveCount", "1")
                .containsEntry("SentTimestamp", String.valueOf(sent.sentAt().toEpochMilli()));
        assertThat(message.getMessageAttributes().get("reason").getStringValue())
                .isEqualTo("test");
        assertThat(queue.size()).isZero();
    }

    @Test
    void without_a_window_a_batch_has_what_is_there_up_to_its_size() {
        for (int i = 0; i < 25; i++) {
            queue.send("m" + i);
        }
        connect(10, 0, batch -> new SQSBatchResponse());

        stage.world.runFor(Duration.ofSeconds(1));

        assertThat(batches).extracting(List::size).containsExactlyInAnyOrder(10, 10, 5);
    }

    @Test
    void a_window_gathers_what_arrives_within_it_from_the_first_message_on() {
        connect(10_000, 20, 2, batch -> new SQSBatchResponse());
        for (int second = 0; second <= 60; second += 5) {
            stage.world.after(Duration.ofSeconds(second), "send", () -> queue.send("x"));
        }

        stage.world.runFor(Duration.ofMinutes(2));

        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(13);
        assertThat(batches)
                .hasSizeBetween(3, 8)
                .anySatisfy(batch -> assertThat(batch).hasSizeGreaterThan(1));
        assertThat(batches).allSatisfy(batch -> assertThat(spread(batch)).isLessThanOrEqualTo(20_000));
    }

    @Test
    void pollers_split_a_burst_among_themselves() {
        connect(10_000, 30, batch -> new SQSBatchResponse());
        for (int i = 0; i < 1_000; i++) {
            stage.world.after(Duration.ofMillis(i), "send", () -> queue.send("x"));
        }

        stage.world.runFor(Duration.ofMinutes(1));

        assertThat(batches).hasSize(5);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(1_000);
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeGreaterThan(100));
    }

    @Test
    void a_batch_stays_under_six_megabytes() {
        for (int i = 0; i < 20; i++) {
            queue.send("x".repeat(1_000_000));
        }
        connect(10_000, 1, batch -> new SQSBatchResponse());

        stage.world.runFor(Duration.ofSeconds(10));

        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(6));
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(20);
        assertThat(queue.size()).isZero();
    }

    @Test
    void at_most_the_maximum_concurrency_runs_at_once() {
        int[] running = {0};
        int[] most = {0};
        for (int i = 0; i < 10; i++) {
            queue.send("x");
        }
        EventSourceMapping.connect(
                stage.aws,
                queue,
                function((event, context) -> {
                    most[0] = Math.max(most[0], ++running[0]);
                    stage.world.pause(Duration.ofSeconds(1));
                    running[0]--;
                    return new SQSBatchResponse();
                }),
                new BatchSettings(1, Duration.ZERO, 2));

        stage.world.runFor(Duration.ofSeconds(10));

        assertThat(most[0]).isEqualTo(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void only_the_reported_messages_come_back_after_their_visibility_timeout() {
        connect(
                10,
                0,
                batch -> new SQSBatchResponse(batch.stream()
                        .filter(message -> message.getBody().equals("bad") && receiveCount(message) < 3)
                        .map(message -> new BatchItemFailure(message.getMessageId()))
                        .toList()));
        queue.send("good");
        queue.send("bad");

        stage.world.runFor(HIDDEN.multipliedBy(3));

        var received = batches.stream().flatMap(List::stream).toList();
        assertThat(received).extracting(SQSMessage::getBody).containsExactlyInAnyOrder("good", "bad", "bad", "bad");
        assertThat(received.stream().filter(m -> m.getBody().equals("bad")).map(SqsPollerTest::receiveCount))
                .containsExactly(1, 2, 3);
        assertThat(queue.size()).isZero();
        assertThat(dead.size()).isZero();
    }

    @Test
    void a_message_that_keeps_failing_ends_in_the_dead_letter_queue() {
        connect(10, 0, batch -> {
            throw new IllegalStateException("poison");
        });
        queue.send("poison");

        stage.world.runFor(HIDDEN.multipliedBy(5));

        assertThat(batches).hasSize(3);
        assertThat(dead.messages()).extracting(Message::body).containsExactly("poison");
    }

    @Test
    void a_function_that_times_out_gets_its_messages_again() {
        boolean[] slow = {true};
        connect(10, 0, batch -> {
            if (slow[0]) {
                slow[0] = false;
                stage.world.pause(Duration.ofHours(1));
            }
            return new SQSBatchResponse();
        });
        queue.send("x");

        stage.world.runFor(HIDDEN.multipliedBy(2));

        assertThat(batches).hasSize(2);
        assertThat(queue.size()).isZero();
        assertThat(stage.timeline.lines()).contains("Task timed out after 60 seconds");
    }

    @Test
    void an_answer_about_an_unknown_message_fails_the_whole_batch() {
        connect(10, 0, batch -> new SQSBatchResponse(List.of(new BatchItemFailure("nobody"))));
        queue.send("x");

        stage.world.runFor(Duration.ofSeconds(1));

        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void no_answer_at_all_is_success() {
        connect(10, 0, batch -> null);
        queue.send("x");

        stage.world.runFor(Duration.ofSeconds(1));

        assertThat(queue.size()).isZero();
    }

    @Test
    void settings_lambda_would_refuse_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(10_001, Duration.ofSeconds(1), 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(11, Duration.ZERO, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(10, Duration.ofMinutes(6), 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSettings(10, Duration.ZERO, 1));

        var hasty = stage.sqs.createQueue("hasty", QueueSettings.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventSourceMapping.connect(
                        stage.aws,
                        hasty,
                        function((event, context) -> new SQSBatchResponse()),
                        new BatchSettings(10, Duration.ZERO, 2)))
                .withMessageContaining("hasty");
    }

    private void connect(int size, int windowSeconds, Function<List<SQSMessage>, SQSBatchResponse> answer) {
        connect(size, windowSeconds, 10, answer);
    }

    private void connect(
            int size, int windowSeconds, int concurrency, Function<List<SQSMessage>, SQSBatchResponse> answer) {
        EventSourceMapping.connect(
                stage.aws,
                queue,
                function((event, context) -> {
                    batches.add(event.getRecords());
                    return answer.apply(event.getRecords());
                }),
                new BatchSettings(size, Duration.ofSeconds(windowSeconds), concurrency));
    }

    private LambdaRuntime<SQSEvent, SQSBatchResponse> function(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        return new LambdaRuntime<>(
                stage.aws, "purge", Duration.ofMinutes(1), handler, SQSEvent.class, SQSBatchResponse.class);
    }

    private static int receiveCount(SQSMessage message) {
        return Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
    }

    private static long spread(List<SQSMessage> batch) {
        var sent = batch.stream()
                .mapToLong(m -> Long.parseLong(m.getAttributes().get("SentTimestamp")))
                .summaryStatistics();
        return sent.getMax() - sent.getMin();
    }
}
