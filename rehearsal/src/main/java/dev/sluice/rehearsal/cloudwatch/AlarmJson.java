package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** A transition as a function and as EventBridge get it (CloudWatch User Guide, alarms-and-actions-Lambda, cloudwatch-and-eventbridge). */
final class AlarmJson {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern(
                    "EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private AlarmJson() {}

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    static String longTime(Instant instant) {
        return LONG.format(instant);
    }

    /** What a function that is the alarm's action is invoked with. */
    static String lambdaEvent(AlarmTransition transition) {
        return Json.write(Json.object(
                "source",
                "aws.cloudwatch",
                "alarmArn",
                transition.alarm().arn(),
                "accountId",
                SimulatedAws.ACCOUNT,
                "time",
                time(transition.after().at()),
                "region",
                SimulatedAws.REGION,
                "alarmData",
                detail(transition)));
    }

    /** "CloudWatch Alarm State Change". */
    static String eventBridge(AlarmTransition transition, String id) {
        return Json.write(Json.object(
                "version",
                "0",
                "id",
                id,
                "detail-type",
                "CloudWatch Alarm State Change",
                "source",
                "aws.cloudwatch",
                "account",
                SimulatedAws.ACCOUNT,
                "time",
                transition.after().at().truncatedTo(ChronoUnit.SECONDS).toString(),
                "region",
                SimulatedAws.REGION,
                "resources",
                List.of(transition.alarm().arn()),
                "detail",
                detail(transition)));
    }

    private static Map<String, Object> detail(AlarmTransition transition) {
        return Json.object(
                "alarmName", transition.alarm().name(),
                "state", state(transition.after()),
                "previousState", state(transition.before()),
                "configuration", configuration(transition.alarm().rule()));
    }

    private static Map<String, Object> state(AlarmState state) {
        var json = Json.object("value", state.value().toString(), "reason", state.reason());
        if (!state.reasonData().isEmpty()) {
            json.put("reasonData", state.reasonData());
        }
        json.put("timestamp", time(state.at()));
        return json;
    }

    private static Map<String, Object> configuration(AlarmRule rule) {
        var json = Json.object("description", rule.description());
        switch (rule) {
            case MetricRule metric ->
                json.put(
                        "metrics",
                        metric.metrics().stream().map(AlarmJson::query).toList());
            case CompositeRule composite ->
                json.put("alarmRule", composite.request().alarmRule());
        }
        return json;
    }

    private static Map<String, Object> query(MetricDataQuery query) {
        var json = Json.object("id", query.id());
        var stat = query.metricStat();
        if (stat == null) {
            json.put("expression", query.expression());
            if (query.label() != null) {
                json.put("label", query.label());
            }
        } else {
            var metric = MetricQueries.metric(stat.metric());
            json.put(
                    "metricStat",
                    Json.object(
                            "metric",
                            Json.object(
                                    "namespace", metric.namespace(),
                                    "name", metric.name(),
                                    "dimensions", metric.dimensions()),
                            "period",
                            stat.period(),
                            "stat",
                            stat.stat()));
        }
        json.put("returnData", !Boolean.FALSE.equals(query.returnData()));
        return json;
    }
}
