package dev.sluice.rehearsal.sqs;

import dev.sluice.rehearsal.aws.SimulatedAws;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All queues. Scenarios use the queues directly; handlers go through a client. */
public final class SimulatedSqs {

    private final SimulatedAws aws;
    private final Map<String, Queue> queues = new TreeMap<>();

    public SimulatedSqs(SimulatedAws aws) {
        this.aws = aws;
    }

    public Queue createQueue(String name, QueueSettings settings) {
        var queue = new Queue(name, settings, aws.world());
        if (queues.putIfAbsent(name, queue) != null) {
            throw new IllegalArgumentException("queue %s is there already".formatted(name));
        }
        return queue;
    }

    /** A client with {@code caller}'s credentials. */
    public SqsClient client(String caller) {
        return aws.client(SqsClient.class, new SqsApi(this), SqsTerms.SERVICE, caller);
    }

    Optional<Queue> byUrl(String url) {
        return queues.values().stream().filter(queue -> queue.url().equals(url)).findFirst();
    }
}
