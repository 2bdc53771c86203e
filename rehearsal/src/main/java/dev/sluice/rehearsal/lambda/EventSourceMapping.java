package dev.sluice.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.sqs.Queue;

/**
 * Connects a queue with a function, with {@code ReportBatchItemFailures} on (Lambda Developer Guide, Using Lambda with
 * Amazon SQS).
 *
 * <p>Lambda starts with five pollers and adds more under a lasting load; here there are five, or as many as the maximum
 * concurrency allows, so one deploy arrives as several batches at once.
 */
public final class EventSourceMapping {

    private static final int POLLERS = 5;

    private EventSourceMapping() {}

    /** @throws IllegalArgumentException when the queue's visibility timeout is shorter than the function's, as in Lambda */
    public static void connect(
            SimulatedAws aws, Queue queue, LambdaRuntime<SQSEvent, SQSBatchResponse> function, BatchSettings settings) {
        if (queue.visibilityTimeout().compareTo(function.timeout()) < 0) {
            throw new IllegalArgumentException("queue %s hides messages for %s, less than the %s function %s may take"
                    .formatted(queue.name(), queue.visibilityTimeout(), function.timeout(), function.name()));
        }
        for (int number = 1; number <= Math.min(POLLERS, settings.maximumConcurrency()); number++) {
            var poller = new SqsPoller(aws, queue, function, settings);
            aws.world().spawn("%s poller %d".formatted(queue.name(), number), poller::run);
        }
    }
}
