package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.template.Template;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

final class TemplateAlarmsTest {

    private static final String YAML = """
            Parameters:
              Distribution: {Type: String}
              Limit: {Type: Number, Default: 1.5}
            Resources:
              ErrorRateAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: !Sub ${Distribution}-errors
                  AlarmDescription: too many
                  Metrics:
                    - {Id: counted, Label: Rate, Expression: "IF(requests >= 300, errors, 0)"}
                    - Id: requests
                      ReturnData: false
                      MetricStat:
                        Metric:
                          Namespace: AWS/CloudFront
                          MetricName: Requests
                          Dimensions: [{Name: DistributionId, Value: !Ref Distribution}]
                        Period: 60
                        Stat: Sum
                  EvaluationPeriods: 5
                  DatapointsToAlarm: 4
                  Threshold: !Ref Limit
                  ComparisonOperator: GreaterThanThreshold
                  TreatMissingData: notBreaching
                  AlarmActions: [!GetAtt Rollback.Arn]
              CoarseAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/CloudFront
                  MetricName: 5xxErrorRate
                  Dimensions: [{Name: DistributionId, Value: !Ref Distribution}]
                  Statistic: Average
                  Period: 60
                  EvaluationPeriods: 5
                  Threshold: 10
                  ComparisonOperator: GreaterThanThreshold
              SiteAlarm:
                Type: AWS::CloudWatch::CompositeAlarm
                Properties:
                  AlarmName: site
                  AlarmRule: !Sub ALARM(${Distribution}-errors)
                  ActionsEnabled: false
            """;

    private final TemplateAlarms alarms =
            new TemplateAlarms(Template.read(YAML, Map.of("Distribution", "E1", "Rollback.Arn", "arn:rollback")));

    @Test
    void an_alarm_on_an_expression_is_read_whole() {
        var alarm = alarms.metricAlarm("ErrorRateAlarm");

        assertThat(alarm.alarmName()).isEqualTo("E1-errors");
        assertThat(alarm.threshold()).isEqualTo(1.5);
        assertThat(alarm.evaluationPeriods()).isEqualTo(5);
        assertThat(alarm.datapointsToAlarm()).isEqualTo(4);
        assertThat(alarm.treatMissingData()).isEqualTo("notBreaching");
        assertThat(alarm.alarmActions()).containsExactly("arn:rollback");
        assertThat(alarm.metrics().getFirst().expression()).isEqualTo("IF(requests >= 300, errors, 0)");
        var requests = alarm.metrics().getLast();
        assertThat(requests.returnData()).isFalse();
        assertThat(requests.metricStat().stat()).isEqualTo("Sum");
        assertThat(requests.metricStat().metric().dimensions())
                .containsExactly(
                        Dimension.builder().name("DistributionId").value("E1").build());
    }

    @Test
    void an_alarm_on_one_metric_without_a_name_is_called_by_its_logical_name() {
        var alarm = alarms.metricAlarm("CoarseAlarm");

        assertThat(alarm.alarmName()).isEqualTo("CoarseAlarm");
        assertThat(alarm.hasMetrics()).isFalse();
        assertThat(alarm.metricName()).isEqualTo("5xxErrorRate");
        assertThat(alarm.statistic()).isEqualTo(Statistic.AVERAGE);
        assertThat(alarm.comparisonOperator()).isEqualTo(ComparisonOperator.GREATER_THAN_THRESHOLD);
        assertThat(alarm.actionsEnabled()).isTrue();
    }

    @Test
    void a_composite_alarm_is_read_with_its_rule() {
        var alarm = alarms.compositeAlarm("SiteAlarm");

        assertThat(alarm.alarmName()).isEqualTo("site");
        assertThat(alarm.alarmRule()).isEqualTo("ALARM(E1-errors)");
        assertThat(alarm.actionsEnabled()).isFalse();
    }
}
