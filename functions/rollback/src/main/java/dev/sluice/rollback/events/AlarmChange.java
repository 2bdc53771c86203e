package dev.sluice.rollback.events;

import dev.sluice.domain.rollback.Trigger.Alarm;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The change of an alarm's state, as CloudWatch gives it to a function and to EventBridge.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html">CloudWatch
 *     User Guide, Invoke a Lambda function from an alarm</a>
 */
final class AlarmChange {

    private AlarmChange() {}

    static Alarm read(EventNode change) throws BadEvent {
        var state = change.get("state");
        var configuration = change.get("configuration");
        var metrics = configuration.get("metrics").items().stream()
                .map(metric -> metric.get("metricStat").get("metric"))
                .filter(metric -> metric.value() != null)
                .map(metric -> metric.get("dimensions").optionalText("DistributionId"))
                .toList();
        var evidence = new ArrayList<String>();
        state.optionalText("reason").ifPresent(evidence::add);
        evidence.add(AlarmEvidence.words(state.optionalText("reasonData")));
        configuration
                .optionalText("description")
                .map("The alarm's description: "::concat)
                .ifPresent(evidence::add);
        return new Alarm(
                change.text("alarmName"),
                state.text("value"),
                state.time("timestamp"),
                evidence,
                metrics.stream().flatMap(Optional::stream).collect(Collectors.toSet()),
                metrics.isEmpty() || metrics.stream().anyMatch(Optional::isEmpty));
    }
}
