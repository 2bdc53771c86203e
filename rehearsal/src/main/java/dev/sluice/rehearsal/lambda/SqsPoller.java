package dev.sluice.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.sqs.Queue;
import dev.sluice.rehearsal.sqs.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes batches from a queue to a function, one after the other. What it does not delete becomes visible again when its
 * visibility timeout ends, which the function may have moved.
 */
final class SqsPoller {

    /** SQS API reference, ReceiveMessage: MaxNumberOfMessages. */
    private static final int MOST_PER_RECEIVE = 10;

    private final SimulatedAws aws;
    private final Queue queue;
    private final LambdaRuntime<SQSEvent, SQSBatchResponse> function;
    private final BatchSettings settings;
    private final Deque<ReceivedMessage> received = new ArrayDeque<>();

    SqsPoller(
            SimulatedAws aws, Queue queue, LambdaRuntime<SQSEvent, SQSBatchResponse> function, BatchSettings settings) {
        this.aws = aws;
        this.queue = queue;
        this.function = function;
        this.settings = settings;
    }

    void run() {
        while (true) {
            var batch = new SqsBatch(queue, settings);
            gather(batch);
            tell("batch of %,d for %s".formatted(batch.size(), function.name()), batch, 0);
            switch (function.invoke(batch.event())) {
                case Invocation.Succeeded(var response) -> settle(batch, response);
                case Invocation.Failed _, Invocation.TimedOut _ -> giveBack(batch, batch.size());
            }
        }
    }

    private void gather(SqsBatch batch) {
        while (batch.isEmpty()) {
            if (received.isEmpty()) {
                queue.arrivals().await(queue::hasVisible);
            }
            fill(batch);
        }
        var closes = aws.world().instant().plus(settings.window());
        while (batch.room() > 0 && received.isEmpty() && arrivesBefore(closes)) {
            fill(batch);
        }
    }

    private boolean arrivesBefore(Instant closes) {
        return queue.arrivals()
                .await(queue::hasVisible, Duration.between(aws.world().instant(), closes));
    }

    /** Takes what there is. A message too many stays in hand for the next batch. */
    private void fill(SqsBatch batch) {
        while (batch.room() > 0) {
            if (received.isEmpty()) {
                received.addAll(queue.receive(Math.min(MOST_PER_RECEIVE, batch.room())));
            }
            if (received.isEmpty() || !batch.add(received.peek())) {
                return;
            }
            received.remove();
        }
    }

    private void settle(SqsBatch batch, String response) {
        var ids = batch.messages().stream().map(m -> m.message().id()).collect(Collectors.toSet());
        var failed = failedIds(response);
        if (!ids.containsAll(failed)) {
            giveBack(batch, batch.size());
            return;
        }
        for (var message : batch.messages()) {
            if (!failed.contains(message.message().id())) {
                queue.delete(message.receiptHandle());
            }
        }
        if (!failed.isEmpty()) {
            giveBack(batch, failed.size());
        }
    }

    /** An id that is no message's, or none at all, makes the whole batch a failure; see the caller. */
    private static Set<String> failedIds(String response) {
        var parsed = LambdaEventSerializers.serializerFor(SQSBatchResponse.class, SqsPoller.class.getClassLoader())
                .fromJson(response);
        var ids = new HashSet<String>();
        if (parsed != null && parsed.getBatchItemFailures() != null) {
            parsed.getBatchItemFailures().forEach(failure -> ids.add(failure.getItemIdentifier()));
        }
        return ids;
    }

    private void giveBack(SqsBatch batch, int failed) {
        tell("%,d of %,d messages failed and go back".formatted(failed, batch.size()), batch, failed);
    }

    private void tell(String text, SqsBatch batch, int failed) {
        aws.timeline()
                .add(
                        queue.name(),
                        text,
                        Map.of("messages", batch.size(), "failed", failed, "function", function.name()));
    }
}
