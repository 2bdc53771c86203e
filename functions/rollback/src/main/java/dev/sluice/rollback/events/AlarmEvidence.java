package dev.sluice.rollback.events;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an alarm saw, out of its {@code reasonData}: JSON in a string, of a form that nobody promises. Whatever it is, it keeps
 * no rollback waiting.
 */
final class AlarmEvidence {

    private static final MathContext DIGITS = new MathContext(4);

    private AlarmEvidence() {}

    /** In one line. */
    static String words(Optional<String> reasonData) {
        if (reasonData.isEmpty()) {
            return "The alarm's data is missing.";
        }
        try {
            var data = EventNode.read(reasonData.get().getBytes(StandardCharsets.UTF_8));
            return data.has("triggeringAlarms")
                    ? alarms(data.get("triggeringAlarms").items())
                    : values(data);
        } catch (BadEvent e) {
            return "The alarm's data is not readable: %s.".formatted(e.getMessage());
        }
    }

    private static String alarms(List<EventNode> alarms) {
        return "Raised by %s."
                .formatted(alarms.stream()
                        .map(alarm -> "%s (%s since %s)"
                                .formatted(
                                        alarm.optionalText("arn")
                                                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                                                .orElse("an alarm without a name"),
                                        alarm.get("state").optionalText("value").orElse("in no known state"),
                                        alarm.get("state")
                                                .optionalText("timestamp")
                                                .orElse("an unknown time")))
                        .collect(Collectors.joining(", ")));
    }

    private static String values(EventNode data) {
        var values = data.get("recentDatapoints").items().stream()
                .map(value -> number(value).orElse("none"))
                .collect(Collectors.joining(", "));
        if (values.isEmpty()) {
            return "The alarm's data holds no values.";
        }
        return "Values%s: %s%s."
                .formatted(
                        number(data.get("period"))
                                .map(" of %s s each"::formatted)
                                .orElse(""),
                        values,
                        number(data.get("threshold"))
                                .map("; the limit is %s"::formatted)
                                .orElse(""));
    }

    private static Optional<String> number(EventNode node) {
        return node.number()
                .map(value -> value.round(DIGITS))
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString);
    }
}
