package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.world.Delay;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The metrics of the account, and the alarms on them. */
public final class SimulatedCloudWatch {

    /** Logs become metrics within a minute or two. */
    private static final Delay EXTRACTION = Delay.ofMillis(5_000, 40_000, 120_000);

    private final SimulatedAws aws;
    private final RandomGenerator random;
    private final MetricStore metrics = new MetricStore();
    private final Alarms alarms;

    /** Reads every function's log from now on. */
    public SimulatedCloudWatch(SimulatedAws aws) {
        this.aws = aws;
        this.random = aws.world().random("cloudwatch");
        this.alarms = new Alarms(aws, metrics);
        aws.readLogs(this::take);
    }

    /** Adds to what was measured in the minute of {@code at}. */
    public void put(MetricId metric, Instant at, Sample sample) {
        metrics.put(metric, at, sample);
    }

    /** The last value of each minute of a metric, those that are not visible yet included. */
    public Map<Instant, Double> values(MetricId metric) {
        return metrics.last(metric);
    }

    public Alarms alarms() {
        return alarms;
    }

    /** A client with {@code caller}'s credentials. */
    public CloudWatchClient client(String caller) {
        return aws.client(
                CloudWatchClient.class,
                new CloudWatchApi(metrics, alarms, aws.world()),
                CloudWatchTerms.SERVICE,
                caller);
    }

    RandomGenerator random() {
        return random;
    }

    private boolean take(String line) {
        if (!MetricLog.isMetrics(line)) {
            return false;
        }
        var visibleAt = aws.world().instant().plus(EXTRACTION.draw(random));
        MetricLog.read(line)
                .forEach(datum -> metrics.put(datum.metric(), datum.at(), new Sample(datum.value(), 1, visibleAt)));
        return true;
    }
}
