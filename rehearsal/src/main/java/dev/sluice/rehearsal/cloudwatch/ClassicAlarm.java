package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A transition as a topic gets it (CloudWatch User Guide, Notify_Users_Alarm_Changes). */
final class ClassicAlarm {

    private static final String REGION = "US East (N. Virginia)";

    private ClassicAlarm() {}

    static String subject(AlarmTransition transition) {
        var subject = "%s: \"%s\" in %s"
                .formatted(transition.after().value(), transition.alarm().name(), REGION);
        return subject.substring(0, Math.min(99, subject.length()));
    }

    static String text(AlarmTransition transition) {
        var alarm = transition.alarm();
        var rule = alarm.rule();
        var json = Json.object(
                "AlarmName", alarm.name(),
                "AlarmDescription", rule.description(),
                "AWSAccountId", SimulatedAws.ACCOUNT,
                "AlarmConfigurationUpdatedTimestamp", AlarmJson.time(alarm.configuredAt()),
                "NewStateValue", transition.after().value().toString(),
                "NewStateReason", transition.after().reason(),
                "StateChangeTime", AlarmJson.time(transition.after().at()),
                "Region", REGION,
                "AlarmArn", alarm.arn(),
                "OldStateValue", transition.before().value().toString(),
                "OKActions", rule.actions(StateValue.OK),
                "AlarmActions", rule.actions(StateValue.ALARM),
                "InsufficientDataActions", rule.actions(StateValue.INSUFFICIENT_DATA));
        switch (rule) {
            case MetricRule metric -> json.put("Trigger", trigger(metric));
            case CompositeRule composite -> {
                json.put("AlarmRule", composite.request().alarmRule());
                json.put("TriggeringChildren", triggers(transition.after()));
            }
        }
        return Json.write(json);
    }

    private static Map<String, Object> trigger(MetricRule rule) {
        var request = rule.request();
        var json = request.hasMetrics() ? Json.object() : single(request);
        json.put("Period", rule.period().toSeconds());
        json.put("EvaluationPeriods", rule.evaluation().periods());
        json.put("DatapointsToAlarm", rule.evaluation().toAlarm());
        json.put("ComparisonOperator", request.comparisonOperatorAsString());
        json.put("Threshold", request.threshold());
        json.put("TreatMissingData", rule.missing());
        json.put("EvaluateLowSampleCountPercentile", "");
        if (request.hasMetrics()) {
            json.put("Metrics", rule.metrics().stream().map(ClassicAlarm::query).toList());
        }
        return json;
    }

    private static Map<String, Object> single(PutMetricAlarmRequest request) {
        var json = Json.object("MetricName", request.metricName(), "Namespace", request.namespace());
        if (request.extendedStatistic() == null) {
            json.put("StatisticType", "Statistic");
            json.put("Statistic", request.statisticAsString().toUpperCase(Locale.ROOT));
        } else {
            json.put("StatisticType", "ExtendedStatistic");
            json.put("ExtendedStatistic", request.extendedStatistic());
        }
        json.put("Unit", null);
        json.put("Dimensions", dimensions(request.dimensions()));
        return json;
    }

    private static Map<String, Object> query(MetricDataQuery query) {
        var json = Json.object("Id", query.id());
        var stat = query.metricStat();
        if (stat == null) {
            json.put("Expression", query.expression());
            if (query.label() != null) {
                json.put("Label", query.label());
            }
        } else {
            json.put(
                    "MetricStat",
                    Json.object(
                            "Metric",
                            Json.object(
                                    "Dimensions", dimensions(stat.metric().dimensions()),
                                    "MetricName", stat.metric().metricName(),
                                    "Namespace", stat.metric().namespace()),
                            "Period",
                            stat.period(),
                            "Stat",
                            stat.stat()));
        }
        json.put("ReturnData", !Boolean.FALSE.equals(query.returnData()));
        return json;
    }

    /** With the small initials they have on the wire. */
    private static List<Map<String, Object>> dimensions(List<Dimension> dimensions) {
        return dimensions.stream()
                .map(dimension -> Json.object("value", dimension.value(), "name", dimension.name()))
                .toList();
    }

    private static List<Map<String, Object>> triggers(AlarmState state) {
        return Json.parse(state.reasonData().isEmpty() ? "{}" : state.reasonData())
                .path("triggeringAlarms")
                .valueStream()
                .map(child -> Json.object(
                        "Arn", child.path("arn").asString(),
                        "State",
                                Json.object(
                                        "Value", child.at("/state/value").asString(),
                                        "Timestamp",
                                                child.at("/state/timestamp").asString())))
                .toList();
    }
}
