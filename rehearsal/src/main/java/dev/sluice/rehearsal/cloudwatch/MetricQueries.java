package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.cloudwatch.math.MetricMath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Metrics and expressions over them that belong together, as an alarm or a request has them. */
final class MetricQueries {

    private final Map<String, Query> queries = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when an expression or statistic is not one */
    MetricQueries(List<MetricDataQuery> queries) {
        for (var query : queries) {
            if (this.queries.put(query.id(), compile(query)) != null) {
                throw new IllegalArgumentException("two queries are called %s".formatted(query.id()));
            }
        }
    }

    private sealed interface Query {
        int period();
    }

    private record Measured(MetricId metric, Statistic statistic, int period) implements Query {}

    private record Computed(MetricMath expression, int period) implements Query {}

    /** In seconds; that of an expression is the period of the metrics. */
    int period(String id) {
        int own = queries.get(id).period();
        return own > 0
                ? own
                : queries.values().stream().mapToInt(Query::period).max().orElse(0);
    }

    /**
     * Period by period.
     *
     * @return as long as the grid; NaN where there is nothing visible at {@code now}
     */
    double[] read(String id, MetricStore store, Grid grid, Instant now) {
        return switch (queries.get(id)) {
            case Measured measured -> store.read(measured.metric(), measured.statistic(), grid, now);
            case Computed computed -> computed.expression().over(new Sight(store, grid, now));
            case null ->
                throw new IllegalArgumentException(
                        "no metric or expression is called %s, only %s".formatted(id, queries.keySet()));
        };
    }

    static MetricId metric(Metric metric) {
        return new MetricId(
                metric.namespace(),
                metric.metricName(),
                metric.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value)));
    }

    private static Query compile(MetricDataQuery query) {
        var measured = query.metricStat();
        return measured == null
                ? new Computed(MetricMath.parse(query.expression()), query.period() == null ? 0 : query.period())
                : new Measured(metric(measured.metric()), Statistic.named(measured.stat()), measured.period());
    }

    private final class Sight implements MetricMath.Metrics {

        private final MetricStore store;
        private final Grid grid;
        private final Instant now;

        Sight(MetricStore store, Grid grid, Instant now) {
            this.store = store;
            this.grid = grid;
            this.now = now;
        }

        @Override
        public int size() {
            return grid.size();
        }

        @Override
        public double[] of(String id) {
            return read(id, store, grid, now);
        }

        @Override
        public List<double[]> all() {
            return queries.entrySet().stream()
                    .filter(query -> query.getValue() instanceof Measured)
                    .map(query -> of(query.getKey()))
                    .toList();
        }
    }
}
