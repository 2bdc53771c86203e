package dev.sluice.rehearsal.cloudwatch;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** DescribeAlarms. Who does not ask for composite alarms gets none (CloudWatch API Reference). */
final class AlarmListing {

    private AlarmListing() {}

    static DescribeAlarmsResponse describe(List<Alarm> alarms, DescribeAlarmsRequest request) {
        var types = request.hasAlarmTypes() ? request.alarmTypes() : List.of(AlarmType.METRIC_ALARM);
        var wanted = alarms.stream().filter(alarm -> isWanted(alarm, request)).toList();
        return DescribeAlarmsResponse.builder()
                .metricAlarms(wanted.stream()
                        .filter(alarm -> types.contains(AlarmType.METRIC_ALARM))
                        .filter(alarm -> alarm.rule() instanceof MetricRule)
                        .map(alarm -> describe(alarm, (MetricRule) alarm.rule()))
                        .toList())
                .compositeAlarms(wanted.stream()
                        .filter(alarm -> types.contains(AlarmType.COMPOSITE_ALARM))
                        .filter(alarm -> alarm.rule() instanceof CompositeRule)
                        .map(AlarmListing::composite)
                        .toList())
                .build();
    }

    private static boolean isWanted(Alarm alarm, DescribeAlarmsRequest request) {
        return (!request.hasAlarmNames() || request.alarmNames().contains(alarm.name()))
                && (request.alarmNamePrefix() == null || alarm.name().startsWith(request.alarmNamePrefix()))
                && (request.stateValue() == null
                        || request.stateValue() == alarm.state().value());
    }

    private static MetricAlarm describe(Alarm alarm, MetricRule rule) {
        var request = rule.request();
        return MetricAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(request.alarmDescription())
                .alarmConfigurationUpdatedTimestamp(alarm.configuredAt())
                .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .stateValue(alarm.state().value())
                .stateReason(alarm.state().reason())
                .stateReasonData(alarm.state().reasonData())
                .stateUpdatedTimestamp(alarm.state().at())
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statistic())
                .extendedStatistic(request.extendedStatistic())
                .dimensions(request.dimensions())
                .period(request.period())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperator())
                .treatMissingData(request.treatMissingData())
                .metrics(request.metrics())
                .build();
    }

    private static CompositeAlarm composite(Alarm alarm) {
        return CompositeAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .alarmDescription(alarm.rule().description())
                .alarmConfigurationUpdatedTimestamp(alarm.configuredAt())
                .alarmRule(((CompositeRule) alarm.rule()).request().alarmRule())
                .actionsEnabled(!Objects.equals(alarm.rule().actionsEnabled(), false))
                .okActions(alarm.rule().actions(StateValue.OK))
                .alarmActions(alarm.rule().actions(StateValue.ALARM))
                .insufficientDataActions(alarm.rule().actions(StateValue.INSUFFICIENT_DATA))
                .stateValue(alarm.state().value())
                .stateReason(alarm.state().reason())
                .stateReasonData(alarm.state().reasonData())
                .stateUpdatedTimestamp(alarm.state().at())
                .build();
    }
}
