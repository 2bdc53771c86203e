package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every metric, minute by minute. What is read costs time for the minutes read, not for those that are there. */
final class MetricStore {

    private final Map<MetricId, Map<Long, List<Sample>>> metrics = new LinkedHashMap<>();

    void put(MetricId metric, Instant at, Sample sample) {
        metrics.computeIfAbsent(metric, any -> new HashMap<>())
                .computeIfAbsent(Grid.minute(at), any -> new ArrayList<>(3))
                .add(sample);
    }

    /**
     * What is visible at {@code now} of a metric, period by period.
     *
     * @return as long as the grid; NaN where nothing is
     */
    double[] read(MetricId metric, Statistic statistic, Grid grid, Instant now) {
        var minutes = metrics.getOrDefault(metric, Map.of());
        var values = new double[grid.size()];
        Arrays.setAll(values, index -> {
            var samples = visible(minutes, grid.startOf(index), grid.period(), now);
            return samples.isEmpty() ? Double.NaN : statistic.applyAsDouble(samples);
        });
        return values;
    }

    Map<Instant, Double> last(MetricId metric) {
        return metrics.getOrDefault(metric, Map.of()).entrySet().stream()
                .collect(Collectors.toMap(
                        minute -> Instant.ofEpochSecond(60 * minute.getKey()),
                        minute -> minute.getValue().getLast().value()));
    }

    List<MetricId> where(Predicate<MetricId> wanted) {
        return metrics.keySet().stream().filter(wanted).toList();
    }

    private static List<Sample> visible(Map<Long, List<Sample>> minutes, long start, int period, Instant now) {
        var samples = new ArrayList<Sample>();
        for (long minute = start; minute < start + period; minute++) {
            for (var sample : minutes.getOrDefault(minute, List.of())) {
                if (!sample.visibleAt().isAfter(now)) {
                    samples.add(sample);
                }
            }
        }
        return samples;
    }
}
