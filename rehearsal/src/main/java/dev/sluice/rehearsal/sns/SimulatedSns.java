package dev.sluice.rehearsal.sns;

import dev.sluice.rehearsal.aws.SimulatedAws;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sns.SnsClient;

/** All topics. */
public final class SimulatedSns {

    private final SimulatedAws aws;
    private final Map<String, Topic> topics = new TreeMap<>();

    public SimulatedSns(SimulatedAws aws) {
        this.aws = aws;
    }

    public Topic createTopic(String name) {
        return topics.computeIfAbsent(name, any -> new Topic(aws, name));
    }

    /** A client with {@code caller}'s credentials. */
    public SnsClient client(String caller) {
        return aws.client(SnsClient.class, new SnsApi(this), SnsTerms.SERVICE, caller);
    }

    Optional<Topic> byArn(String arn) {
        return topics.values().stream().filter(topic -> topic.arn().equals(arn)).findFirst();
    }
}
