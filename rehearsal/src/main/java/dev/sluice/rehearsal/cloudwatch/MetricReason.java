package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Why an alarm on metrics changes its state, in CloudWatch's words (CloudWatch User Guide, cloudwatch-and-eventbridge). */
final class MetricReason {

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MetricRule rule;
    private final Grid grid;
    private final double[] values;
    private final Instant now;
    /** Indices of the real datapoints that decide, the newest first. */
    private final List<Integer> decisive = new ArrayList<>();

    MetricReason(MetricRule rule, Grid grid, double[] values, Instant now) {
        this.rule = rule;
        this.grid = grid;
        this.values = values;
        this.now = now;
        for (int i = values.length - 1;
                i >= 0 && decisive.size() < rule.evaluation().periods();
                i--) {
            if (!Double.isNaN(values[i])) {
                decisive.add(i);
            }
        }
    }

    AlarmState state(StateValue before, StateValue after) {
        return new AlarmState(after, text(before, after), data(), now);
    }

    private String text(StateValue before, StateValue after) {
        int periods = rule.evaluation().periods();
        if (after == StateValue.INSUFFICIENT_DATA) {
            return "Insufficient Data: %d datapoints were unknown.".formatted(periods);
        }
        if (decisive.isEmpty()) {
            return "Threshold Crossed: no datapoints were received for %d periods and %d missing datapoints were treated as [%s]."
                    .formatted(periods, periods, after == StateValue.ALARM ? "Breaching" : "NonBreaching");
        }
        boolean alarm = after == StateValue.ALARM;
        var told = decisive.stream()
                .filter(i -> rule.evaluation().breaches().test(values[i]) == alarm)
                .map(i -> "%s (%s)".formatted(values[i], SHORT.format(grid.time(i))))
                .toList();
        int least = alarm
                ? rule.evaluation().toAlarm()
                : periods - rule.evaluation().toAlarm() + 1;
        return "Threshold Crossed: %d out of the last %d datapoints %s %s %s the threshold (%s) (minimum %d datapoint%s for %s -> %s transition)."
                .formatted(
                        told.size(),
                        periods,
                        told,
                        (told.size() == 1 ? "was" : "were") + (alarm ? "" : " not"),
                        comparison(),
                        rule.request().threshold(),
                        least,
                        least == 1 ? "" : "s",
                        before,
                        after);
    }

    private String comparison() {
        return rule.request()
                .comparisonOperatorAsString()
                .replace("Threshold", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private String data() {
        var data = Json.object("version", "1.0", "queryDate", AlarmJson.time(now));
        if (!decisive.isEmpty()) {
            data.put("startDate", AlarmJson.time(grid.time(decisive.getLast())));
        }
        if (!rule.request().hasMetrics()) {
            data.put("statistic", rule.metrics().getFirst().metricStat().stat());
        }
        data.put("period", rule.period().toSeconds());
        data.put(
                "recentDatapoints",
                decisive.reversed().stream().map(i -> values[i]).toList());
        data.put("threshold", rule.request().threshold());
        data.put(
                "evaluatedDatapoints",
                decisive.stream()
                        .map(i -> Map.of("timestamp", AlarmJson.time(grid.time(i)), "value", values[i]))
                        .toList());
        return Json.write(data);
    }
}
