package dev.sluice.rehearsal.sns;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A standard topic. */
public final class Topic {

    private final SimulatedAws aws;
    private final String name;
    private final List<Notice> notices = new ArrayList<>();
    private final List<Consumer<Notice>> subscribers = new ArrayList<>();

    Topic(SimulatedAws aws, String name) {
        this.aws = aws;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:sns:%s:%s:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    /** Published so far; grows as the run goes on. */
    public List<Notice> notices() {
        return Collections.unmodifiableList(notices);
    }

    /** Invokes {@code function} with everything that is published from now on. */
    public void subscribe(LambdaRuntime<?, ?> function, AsyncInvocations invocations) {
        subscribers.add(notice -> invocations.invoke(function, event(notice)));
    }

    /** @param subject empty for none */
    public void publish(String subject, String text) {
        var notice = new Notice(aws.world().instant(), subject, text);
        notices.add(notice);
        aws.timeline().add(name, subject.isEmpty() ? text : subject);
        subscribers.forEach(subscriber -> subscriber.accept(notice));
    }

    /** SNS Developer Guide, Fanout to Lambda functions: always one record. */
    private String event(Notice notice) {
        var message = Json.object(
                "Type", "Notification",
                "MessageId", "%s-%d".formatted(name, notices.size()),
                "TopicArn", arn(),
                "Subject", notice.subject().isEmpty() ? null : notice.subject(),
                "Message", notice.text(),
                "Timestamp", notice.at().truncatedTo(ChronoUnit.MILLIS).toString(),
                "MessageAttributes", Map.of());
        return Json.write(Map.of(
                "Records",
                List.of(Json.object(
                        "EventSource",
                        "aws:sns",
                        "EventVersion",
                        "1.0",
                        "EventSubscriptionArn",
                        arn() + ":subscription",
                        "Sns",
                        message))));
    }
}
