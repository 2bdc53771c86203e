package dev.sluice.rollback.events;

import dev.sluice.domain.rollback.Trigger.Alarm;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The change of an alarm's state, as CloudWatch writes it to an SNS topic.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html">CloudWatch
 *     User Guide, Notifying users on alarm changes</a>
 */
final class ClassicAlarm {

    private ClassicAlarm() {}

    static Alarm read(EventNode message) throws BadEvent {
        var metrics =
                metrics(message.get("Trigger")).map(ClassicAlarm::distribution).toList();
        var evidence = new ArrayList<String>();
        message.optionalText("NewStateReason").ifPresent(evidence::add);
        message.optionalText("AlarmDescription")
                .map("The alarm's description: "::concat)
                .ifPresent(evidence::add);
        return new Alarm(
                message.text("AlarmName"),
                message.text("NewStateValue"),
                message.time("StateChangeTime"),
                evidence,
                metrics.stream().flatMap(Optional::stream).collect(Collectors.toSet()),
                metrics.isEmpty() || metrics.stream().anyMatch(Optional::isEmpty));
    }

    /** Of one metric the trigger itself tells; of several, its list. */
    private static Stream<EventNode> metrics(EventNode trigger) {
        return trigger.has("Metrics")
                ? trigger.get("Metrics").items().stream()
                        .map(metric -> metric.get("MetricStat").get("Metric"))
                        .filter(metric -> metric.value() != null)
                : Stream.of(trigger).filter(metric -> metric.has("MetricName"));
    }

    private static Optional<String> distribution(EventNode metric) {
        return metric.get("Dimensions").items().stream()
                .filter(dimension -> dimension.is("name", "DistributionId"))
                .flatMap(dimension -> dimension.optionalText("value").stream())
                .findFirst();
    }
}
