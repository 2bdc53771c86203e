package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** The alarms of a template, as requests that create them. One without a name of its own is called by its logical name. */
public final class TemplateAlarms {

    private final Template template;

    public TemplateAlarms(Template template) {
        this.template = template;
    }

    /** @throws IllegalArgumentException when there is none of this logical name */
    public PutMetricAlarmRequest metricAlarm(String resource) {
        var alarm = template.properties(resource);
        var request = PutMetricAlarmRequest.builder()
                .alarmName(text(alarm, "AlarmName").orElse(resource))
                .alarmDescription(text(alarm, "AlarmDescription").orElse(null))
                .actionsEnabled(enabled(alarm))
                .alarmActions(texts(alarm.get("AlarmActions")))
                .okActions(texts(alarm.get("OKActions")))
                .insufficientDataActions(texts(alarm.get("InsufficientDataActions")))
                .evaluationPeriods(integer(alarm, "EvaluationPeriods").orElse(null))
                .datapointsToAlarm(integer(alarm, "DatapointsToAlarm").orElse(null))
                .threshold(text(alarm, "Threshold").map(Double::valueOf).orElse(null))
                .comparisonOperator(text(alarm, "ComparisonOperator").orElse(null))
                .treatMissingData(text(alarm, "TreatMissingData").orElse(null));
        if (alarm.containsKey("Metrics")) {
            request.metrics(
                    maps(alarm.get("Metrics")).map(TemplateAlarms::query).toList());
        } else {
            request.namespace(text(alarm, "Namespace").orElse(null))
                    .metricName(text(alarm, "MetricName").orElse(null))
                    .dimensions(dimensions(alarm))
                    .statistic(text(alarm, "Statistic").orElse(null))
                    .extendedStatistic(text(alarm, "ExtendedStatistic").orElse(null))
                    .period(integer(alarm, "Period").orElse(null));
        }
        return request.build();
    }

    /** See {@link #metricAlarm}. */
    public PutCompositeAlarmRequest compositeAlarm(String resource) {
        var alarm = template.properties(resource);
        return PutCompositeAlarmRequest.builder()
                .alarmName(text(alarm, "AlarmName").orElse(resource))
                .alarmDescription(text(alarm, "AlarmDescription").orElse(null))
                .actionsEnabled(enabled(alarm))
                .alarmActions(texts(alarm.get("AlarmActions")))
                .okActions(texts(alarm.get("OKActions")))
                .insufficientDataActions(texts(alarm.get("InsufficientDataActions")))
                .alarmRule(text(alarm, "AlarmRule").orElse(null))
                .build();
    }

    private static MetricDataQuery query(Map<?, ?> query) {
        var builder = MetricDataQuery.builder()
                .id(text(query, "Id").orElse(null))
                .label(text(query, "Label").orElse(null))
                .expression(text(query, "Expression").orElse(null))
                .period(integer(query, "Period").orElse(null))
                .returnData(text(query, "ReturnData").map(Boolean::valueOf).orElse(null));
        if (query.get("MetricStat") instanceof Map<?, ?> stat) {
            builder.metricStat(stat(stat));
        }
        return builder.build();
    }

    private static MetricStat stat(Map<?, ?> stat) {
        var metric = (Map<?, ?>) stat.get("Metric");
        return MetricStat.builder()
                .metric(Metric.builder()
                        .namespace(text(metric, "Namespace").orElse(null))
                        .metricName(text(metric, "MetricName").orElse(null))
                        .dimensions(dimensions(metric))
                        .build())
                .period(integer(stat, "Period").orElse(null))
                .stat(text(stat, "Stat").orElse(null))
                .build();
    }

    private static List<Dimension> dimensions(Map<?, ?> metric) {
        return maps(metric.get("Dimensions"))
                .map(dimension -> Dimension.builder()
                        .name(text(dimension, "Name").orElse(null))
                        .value(text(dimension, "Value").orElse(null))
                        .build())
                .toList();
    }

    private static boolean enabled(Map<?, ?> alarm) {
        return text(alarm, "ActionsEnabled").map(Boolean::valueOf).orElse(true);
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return Optional.ofNullable(map.get(name)).map(Object::toString);
    }

    private static Optional<Integer> integer(Map<?, ?> map, String name) {
        return text(map, name).map(Integer::valueOf);
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> given
                ? given.stream().map(Object::toString).toList()
                : List.of();
    }

    private static Stream<Map<?, ?>> maps(Object list) {
        return list instanceof List<?> given ? given.stream().map(item -> (Map<?, ?>) item) : Stream.of();
    }
}
