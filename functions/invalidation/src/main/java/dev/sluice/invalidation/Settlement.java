package dev.sluice.invalidation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.DeadLetters;
import dev.sluice.domain.purge.Redelivery;
import dev.sluice.invalidation.Batch.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Sends every message that did not go through where it belongs, and says what the invocation did. */
final class Settlement {

    private final DeadLetters deadLetters;
    private final Redelivery redelivery;
    private final int maxReceives;

    /** @param maxReceives deliveries after which a message is given up */
    Settlement(DeadLetters deadLetters, Redelivery redelivery, int maxReceives) {
        this.deadLetters = deadLetters;
        this.redelivery = redelivery;
        this.maxReceives = maxReceives;
    }

    /** A message that is given up must be kept first: when the dead-letter queue cannot take it, it goes back. */
    SQSBatchResponse settle(Batch batch, List<PurgeReport> reports, LambdaLogger log) {
        var back = new ArrayList<Message>();
        batch.fates().forEach((message, fate) -> {
            boolean mayRetry = fate instanceof Fate.Retry && message.receives() < maxReceives;
            if (mayRetry || !bury(message, fate, log)) {
                back.add(message);
            }
        });
        batch.fates().values().stream().map(Fate::reason).distinct().forEach(log::log);
        hasten(back, log);
        log.log(Summary.of(batch.size(), reports, back.size(), batch.fates().size() - back.size()));
        return new SQSBatchResponse(
                back.stream().map(message -> new BatchItemFailure(message.id())).toList());
    }

    /**
     * The queue holds a message back for longer than any invocation may take, which is half an hour; most of what stands in
     * the way is gone sooner.
     */
    private void hasten(List<Message> back, LambdaLogger log) {
        back.stream()
                .filter(message -> !message.receipt().isEmpty())
                .collect(groupingBy(Wait::of, LinkedHashMap::new, mapping(Message::receipt, toList())))
                .forEach((wait, receipts) -> {
                    try {
                        redelivery.after(wait.pause(), wait.queue(), receipts);
                    } catch (PortFailure failure) {
                        log.log(failure.explanation());
                    }
                });
    }

    private boolean bury(Message message, Fate fate, LambdaLogger log) {
        try {
            deadLetters.add(message.body(), fate.reason());
            return true;
        } catch (PortFailure failure) {
            log.log(failure.explanation());
            return false;
        }
    }

    /** What messages of a queue have in common that come again together. */
    private record Wait(String queue, Duration pause) {

        static Wait of(Message message) {
            return new Wait(message.queue(), message.pause());
        }
    }
}
