package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch's operations on the simulated metrics, in the words of the SDK. */
final class CloudWatchApi implements CloudWatchClient {

    /** CloudWatch User Guide, search expression syntax: a schema, one property, a statistic and a period. */
    private static final Pattern SEARCH = Pattern.compile(
            "SEARCH\\('\\{(?<namespace>[^,}]+),(?<dimensions>[^}]+)} MetricName=\"(?<metric>[^\"]+)\"', 'Sum', (?<period>\\d+)\\)");

    private final SimulatedCloudWatch cloudWatch;

    CloudWatchApi(SimulatedCloudWatch cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return GetMetricDataResponse.builder()
                .metricDataResults(request.metricDataQueries().stream()
                        .flatMap(query -> search(query, request.startTime(), request.endTime()).stream())
                        .toList())
                .build();
    }

    private List<MetricDataResult> search(MetricDataQuery query, Instant from, Instant until) {
        var search = SEARCH.matcher(query.expression() == null ? "" : query.expression());
        if (!search.matches()) {
            throw AwsError.of(
                    CloudWatchException.builder(),
                    400,
                    "ValidationError",
                    "only SEARCH with a schema, a metric name and Sum is simulated, not " + query.expression());
        }
        var period = Duration.ofSeconds(Long.parseLong(search.group("period")));
        var dimensions = Set.of(search.group("dimensions").split(","));
        return cloudWatch
                .visible(datum -> datum.namespace().equals(search.group("namespace"))
                        && datum.name().equals(search.group("metric"))
                        && datum.dimensions().equals(dimensions)
                        && !datum.at().isBefore(from)
                        && datum.at().isBefore(until))
                .stream()
                .collect(Collectors.groupingBy(Datum::id, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(metric -> result(query.id(), metric, period))
                .toList();
    }

    private static MetricDataResult result(String id, Map.Entry<String, List<Datum>> metric, Duration period) {
        var sums = metric.getValue().stream()
                .collect(Collectors.groupingBy(
                        datum -> start(datum.at(), period), TreeMap::new, Collectors.summingDouble(Datum::value)));
        return MetricDataResult.builder()
                .id(id)
                .label(metric.getKey())
                .statusCode("Complete")
                .timestamps(sums.keySet())
                .values(sums.values())
                .build();
    }

    private static Instant start(Instant at, Duration period) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), period.toSeconds()) * period.toSeconds());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
