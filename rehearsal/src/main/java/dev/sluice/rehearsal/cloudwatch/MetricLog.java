package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads metrics out of log lines (CloudWatch User Guide, embedded metric format specification). */
final class MetricLog {

    private static final String MARK = "{\"_aws\":";

    private MetricLog() {}

    static boolean isMetrics(String line) {
        return line.startsWith(MARK);
    }

    /** @throws IllegalArgumentException when CloudWatch would not make anything of the line */
    static List<Datum> read(String line, Instant visibleAt) {
        var json = Json.parse(line);
        var meta = json.path("_aws");
        var at = Instant.ofEpochMilli(need(meta, "Timestamp", line).longValue());
        var data = new ArrayList<Datum>();
        for (var directive : need(meta, "CloudWatchMetrics", line)) {
            for (var dimensions : need(directive, "Dimensions", line)) {
                var names = new TreeSet<String>();
                var id = new StringBuilder();
                dimensions.forEach(dimension -> {
                    names.add(dimension.stringValue());
                    id.append(need(json, dimension.stringValue(), line).stringValue());
                });
                for (var metric : need(directive, "Metrics", line)) {
                    var name = need(metric, "Name", line).stringValue();
                    data.add(new Datum(
                            need(directive, "Namespace", line).stringValue(),
                            name,
                            names,
                            id.toString(),
                            need(json, name, line).doubleValue(),
                            at,
                            visibleAt));
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
