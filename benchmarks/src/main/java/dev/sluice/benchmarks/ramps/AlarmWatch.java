package dev.sluice.benchmarks.ramps;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** A CloudWatch alarm on the distribution's error rate, as one puts it by hand: without a number of requests to ask for. */
final class AlarmWatch implements Watch {

    private static final double LIMIT_PERCENT = 1;

    /**
     * @param minutes in a row that must be above the limit
     * @param missing what a minute without data counts as
     */
    AlarmWatch(SimulatedCloudWatch cloudWatch, int minutes, String missing, Runnable trip) {
        cloudWatch.alarms().put(alarm(minutes, missing));
        cloudWatch.alarms().onStateChange(transition -> {
            if (transition.after().value() == StateValue.ALARM) {
                trip.run();
            }
        });
    }

    @Override
    public int halts() {
        return 0;
    }

    private static PutMetricAlarmRequest alarm(int minutes, String missing) {
        return PutMetricAlarmRequest.builder()
                .alarmName("error-rate")
                .namespace("AWS/CloudFront")
                .metricName("TotalErrorRate")
                .dimensions(dimension("DistributionId", SITE.distributionId()), dimension("Region", "Global"))
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(minutes)
                .threshold(LIMIT_PERCENT)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(missing)
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
