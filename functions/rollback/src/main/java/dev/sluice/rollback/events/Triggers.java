package dev.sluice.rollback.events;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.rollback.Trigger;
import dev.sluice.domain.rollback.Trigger.CutoverFailed;
import dev.sluice.domain.rollback.Trigger.ExecutionEnded;
import dev.sluice.domain.rollback.Trigger.Manual;
import dev.sluice.domain.rollback.Trigger.Sweep;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Reads what calls for a rollback, in whichever of its shapes it comes. */
public final class Triggers {

    private final Site site;

    /** @param site the only one that is rolled back */
    public Triggers(Site site) {
        this.site = site;
    }

    /** @throws BadEvent when it is none of them, lacks what matters, or is about another site */
    public Trigger read(byte[] event) throws BadEvent {
        return read(EventNode.read(event));
    }

    private Trigger read(EventNode event) throws BadEvent {
        if (event.has("Records")) {
            return read(EventNode.read(snsMessage(event).getBytes(StandardCharsets.UTF_8)));
        }
        if (event.has("AlarmName")) {
            return ClassicAlarm.read(event);
        }
        if (event.has("alarmData")) {
            return AlarmChange.read(event.get("alarmData"));
        }
        if (event.is("source", "aws.cloudwatch")) {
            return AlarmChange.read(event.get("detail"));
        }
        if (event.is("source", "aws.states")) {
            return statusChange(event.get("detail"));
        }
        if (event.is("source", "sluice.cutover")) {
            return cutoverFailed(event);
        }
        if (event.is("source", "sluice.sweeper")) {
            return new Sweep();
        }
        if (event.has("domain")) {
            ours(event.text("domain"));
            return new Manual(event.optionalText("reason").orElse("no reason given"));
        }
        throw new BadEvent(
                "neither an alarm nor a status change nor {\"domain\": \"%s\", \"reason\": …}. Send one of these"
                        .formatted(site.domain()));
    }

    private static String snsMessage(EventNode event) throws BadEvent {
        var records = event.get("Records").items();
        if (records.size() != 1) {
            throw new BadEvent(
                    "$.Records holds %d messages. Send one of SNS, which comes alone".formatted(records.size()));
        }
        return records.getFirst().get("Sns").text("Message");
    }

    private static Trigger statusChange(EventNode detail) throws BadEvent {
        var status = detail.text("status");
        var known = Arrays.stream(Status.values())
                .filter(candidate -> candidate.name().equals(status))
                .findFirst()
                // One that nobody had thought of is no failure: those are known.
                .orElse(Status.RUNNING);
        return new ExecutionEnded(
                detail.text("executionArn"),
                known,
                detail.get("stopDate").number().map(BigDecimal::longValue).map(Instant::ofEpochMilli),
                detail.optionalText("cause"));
    }

    private Trigger cutoverFailed(EventNode event) throws BadEvent {
        ours(event.get("site").text("domain"));
        return new CutoverFailed(
                event.text("executionArn"),
                event.optionalText("reason").map(Triggers::forPeople).orElse("no reason given"));
    }

    /** What Lambda says of an exception is a JSON document, and people want its message; of a timeout nobody says a cause. */
    private static String forPeople(String reason) {
        int document = reason.indexOf('{');
        if (document < 0) {
            return reason.replaceFirst("[: ]+$", "");
        }
        try {
            return JsonTree.object(reason.substring(document).getBytes(StandardCharsets.UTF_8))
                                    .get("errorMessage")
                            instanceof String message
                    ? reason.substring(0, document) + message
                    : reason;
        } catch (BadEvent e) {
            return reason;
        }
    }

    private void ours(String domain) throws BadEvent {
        if (!domain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").equals(site.domain())) {
            throw new BadEvent(
                    "this install rolls back %s and knows nothing of %s. Correct the domain, or ask the install of that site"
                            .formatted(site.domain(), domain));
        }
    }
}
