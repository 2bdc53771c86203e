package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.AwsService;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;

/** Service Authorization Reference, Amazon CloudWatch. */
final class CloudWatchTerms {

    static final AwsService SERVICE =
            new AwsService(CloudWatchTerms::action, CloudWatchException::builder, 400, "Throttling");

    private CloudWatchTerms() {}

    private static Action action(SdkRequest request) {
        return switch (request) {
            case GetMetricDataRequest get -> new Action("cloudwatch:GetMetricData", "*");
            case DescribeAlarmsRequest describe -> new Action("cloudwatch:DescribeAlarms", Alarm.arn("*"));
            case SetAlarmStateRequest set -> new Action("cloudwatch:SetAlarmState", Alarm.arn(set.alarmName()));
            default -> throw new IllegalArgumentException("no CloudWatch action for " + AwsService.operation(request));
        };
    }
}
