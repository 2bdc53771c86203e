package dev.sluice.benchmarks.ramps;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Flagger's analysis (docs.flagger.app, "Metrics Analysis" and its CloudWatch provider): every minute it takes the newest
 * value of the last ten; a success rate below 99% is a failed check, which halts the ramp for its interval. Failed checks add
 * up over the whole ramp, and the check after the fifth one rolls back. No value counts as failed too; here it is passed over,
 * in Flagger's favour.
 */
final class FlaggerWatch implements Watch {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration BACK = INTERVAL.multipliedBy(10);
    private static final int THRESHOLD = 5;
    private static final double MOST_ERRORS_PERCENT = 1;

    private final World world;
    private final CloudWatchClient cloudWatch;
    private int failed;

    FlaggerWatch(FixedStage stage, Runnable trip) {
        this.world = stage.world();
        this.cloudWatch = stage.cloudWatch().client("Flagger");
        world.spawn("Flagger", () -> analyse(trip));
    }

    @Override
    public int halts() {
        return failed;
    }

    private void analyse(Runnable trip) {
        while (failed < THRESHOLD) {
            world.pause(INTERVAL);
            if (newestErrorPercent().orElse(0) > MOST_ERRORS_PERCENT) {
                failed++;
            }
        }
        world.pause(INTERVAL);
        trip.run();
    }

    private OptionalDouble newestErrorPercent() {
        var now = world.instant();
        var response = cloudWatch.getMetricData(
                r -> r.startTime(now.minus(BACK)).endTime(now).metricDataQueries(errorPercent()));
        return response.metricDataResults().getFirst().values().stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private static MetricDataQuery errorPercent() {
        return MetricDataQuery.builder()
                .id("errors")
                .metricStat(stat -> stat.metric(metric -> metric.namespace("AWS/CloudFront")
                                .metricName("TotalErrorRate")
                                .dimensions(
                                        dimension("DistributionId", SITE.distributionId()),
                                        dimension("Region", "Global")))
                        .period(60)
                        .stat("Average"))
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
