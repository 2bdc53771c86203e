package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.world.Delay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** The metrics of the account, as far as functions write them into their logs. */
public final class SimulatedCloudWatch {

    /** Logs become metrics within a minute or two. */
    private static final Delay EXTRACTION = Delay.ofMillis(5_000, 40_000, 120_000);

    private final SimulatedAws aws;
    private final RandomGenerator random;
    private final List<Datum> data = new ArrayList<>();
    private final Map<String, Double> limits = new LinkedHashMap<>();
    private final List<String> alarms = new ArrayList<>();

    /** Reads every function's log from now on. */
    public SimulatedCloudWatch(SimulatedAws aws) {
        this.aws = aws;
        this.random = aws.world().random("cloudwatch");
        aws.readLogs(this::take);
    }

    /** An alarm on a metric without dimensions. */
    public void alarmAbove(String metric, double limit) {
        limits.put(metric, limit);
    }

    /** The metrics whose alarms went off so far, in order. */
    public List<String> alarms() {
        return List.copyOf(alarms);
    }

    /** What all values of a metric of this name add up to, those that are not visible yet included. */
    public double total(String metric, String id) {
        return data.stream()
                .filter(datum -> datum.name().equals(metric) && datum.id().equals(id))
                .mapToDouble(Datum::value)
                .sum();
    }

    /** A client with {@code caller}'s credentials. */
    public CloudWatchClient client(String caller) {
        return aws.client(CloudWatchClient.class, new CloudWatchApi(this), CloudWatchTerms.SERVICE, caller);
    }

    List<Datum> visible(Predicate<Datum> wanted) {
        var now = aws.world().instant();
        return data.stream()
                .filter(wanted)
                .filter(datum -> !datum.visibleAt().isAfter(now))
                .toList();
    }

    private boolean take(String line) {
        if (!MetricLog.isMetrics(line)) {
            return false;
        }
        var delay = EXTRACTION.draw(random);
        for (var datum : MetricLog.read(line, aws.world().instant().plus(delay))) {
            data.add(datum);
            if (datum.dimensions().isEmpty() && limits.containsKey(datum.name())) {
                aws.world().after(delay, "metric " + datum.name(), () -> judge(datum));
            }
        }
        return true;
    }

    private void judge(Datum datum) {
        double limit = limits.get(datum.name());
        if (datum.value() > limit) {
            alarms.add(datum.name());
            aws.timeline().add("alarm", "%s is %.0f, above %.0f".formatted(datum.name(), datum.value(), limit));
        }
    }
}
