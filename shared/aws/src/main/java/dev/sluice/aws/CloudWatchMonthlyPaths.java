package dev.sluice.aws;

import dev.sluice.domain.freshness.MonthlyPaths;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Adds up the metric {@code BilledPaths} of every distribution. It lags a minute or two behind. */
public final class CloudWatchMonthlyPaths implements MonthlyPaths {

    /** Daily sums: a month is one request, and CloudWatch keeps what it needs for them over a year. */
    private static final MetricDataQuery BILLED = MetricDataQuery.builder()
            .id("billed")
            .expression("SEARCH('{Sluice,DistributionId} MetricName=\"BilledPaths\"', 'Sum', 86400)")
            .build();

    private final CloudWatchClient cloudWatch;
    private final InstantSource time;

    public CloudWatchMonthlyPaths(CloudWatchClient cloudWatch, InstantSource time) {
        this.cloudWatch = cloudWatch;
        this.time = time;
    }

    @Override
    public long billedSince(Instant from) {
        double paths = 0;
        String token = null;
        do {
            var next = token;
            var page = SdkFailure.translate(
                    "cloudwatch:GetMetricData",
                    "metric BilledPaths",
                    () -> cloudWatch.getMetricData(r -> r.metricDataQueries(BILLED)
                            .startTime(from)
                            .endTime(time.instant())
                            .nextToken(next)));
            paths += page.metricDataResults().stream()
                    .flatMap(result -> result.values().stream())
                    .mapToDouble(Double::doubleValue)
                    .sum();
            token = page.nextToken();
        } while (token != null);
        return Math.round(paths);
    }
}
