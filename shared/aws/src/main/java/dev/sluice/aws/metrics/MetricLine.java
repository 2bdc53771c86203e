package dev.sluice.aws.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log line that CloudWatch reads metrics from: no call, no permission, no library. The log format of the function must be
 * plain text, else Lambda would wrap the line.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     CloudWatch User Guide, embedded metric format</a>
 */
public final class MetricLine {

    /** Where the metrics are found. */
    public static final String NAMESPACE = "Sluice";

    private static final String DIMENSION = "DistributionId";

    private static final JsonMapper JSON = new JsonMapper();

    private final Instant time;
    private final Map<String, Object> values = new TreeMap<>();
    private final List<Map<String, String>> byDistribution = new ArrayList<>();
    private final List<Map<String, String>> overall = new ArrayList<>();
    private String distributionId = "";

    /** What a value counts, in CloudWatch's words. */
    public enum Unit {
        COUNT("Count"),
        SECONDS("Seconds"),
        NONE("None");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    private MetricLine(Instant time) {
        this.time = time;
    }

    public static MetricLine at(Instant time) {
        return new MetricLine(time);
    }

    /** The distribution that the metrics of {@link #add} are about. */
    public MetricLine of(String id) {
        distributionId = id;
        return this;
    }

    /** A metric of the distribution. */
    public MetricLine add(String name, Number value, Unit unit) {
        byDistribution.add(declare(name, value, unit));
        return this;
    }

    /** A metric of the whole install, which an alarm can watch without knowing the distributions. */
    public MetricLine addOverall(String name, Number value, Unit unit) {
        overall.add(declare(name, value, unit));
        return this;
    }

    /** A metric of the distribution, and of the whole install. */
    public MetricLine addEverywhere(String name, Number value, Unit unit) {
        return add(name, value, unit).addOverall(name, value, unit);
    }

    private Map<String, String> declare(String name, Number value, Unit unit) {
        values.put(name, value);
        return new TreeMap<>(Map.of("Name", name, "Unit", unit.word));
    }

    /** The line, as JSON. */
    @Override
    public String toString() {
        var directives = new ArrayList<Map<String, Object>>();
        if (!byDistribution.isEmpty()) {
            directives.add(directive(List.of(DIMENSION), byDistribution));
        }
        if (!overall.isEmpty()) {
            directives.add(directive(List.of(), overall));
        }
        var line = new LinkedHashMap<String, Object>();
        line.put("_aws", new TreeMap<>(Map.of("Timestamp", time.toEpochMilli(), "CloudWatchMetrics", directives)));
        line.put(DIMENSION, distributionId);
        line.putAll(values);
        return JSON.writeValueAsString(line);
    }

    private static Map<String, Object> directive(List<String> dimensions, List<Map<String, String>> metrics) {
        return new TreeMap<>(Map.of("Namespace", NAMESPACE, "Dimensions", List.of(dimensions), "Metrics", metrics));
    }
}
