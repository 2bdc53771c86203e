package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads metrics out of log lines (CloudWatch User Guide, embedded metric format specification). */
final class MetricLog {

    private static final String MARK = "{\"_aws\":";

    private MetricLog() {}

    /** One value of a metric. */
    record Datum(MetricId metric, Instant at, double value) {}

    static boolean isMetrics(String line) {
        return line.startsWith(MARK);
    }

    /** @throws IllegalArgumentException when CloudWatch would not make anything of the line */
    static List<Datum> read(String line) {
        var json = Json.parse(line);
        var meta = json.path("_aws");
        var at = Instant.ofEpochMilli(need(meta, "Timestamp", line).longValue());
        var data = new ArrayList<Datum>();
        for (var directive : need(meta, "CloudWatchMetrics", line)) {
            var namespace = need(directive, "Namespace", line).stringValue();
            for (var names : need(directive, "Dimensions", line)) {
                var dimensions = new HashMap<String, String>();
                names.forEach(name -> dimensions.put(
                        name.stringValue(), need(json, name.stringValue(), line).stringValue()));
                for (var metric : need(directive, "Metrics", line)) {
                    var name = need(metric, "Name", line).stringValue();
                    var value = need(json, name, line).doubleValue();
                    data.add(new Datum(new MetricId(namespace, name, dimensions), at, value));
                }
            }
        }
        return data;
    }

    private static JsonNode need(JsonNode json, String name, String line) {
        if (!json.has(name)) {
            throw new IllegalArgumentException("a line of metrics lacks %s: %s".formatted(name, line));
        }
        return json.get(name);
    }
}
