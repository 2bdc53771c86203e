package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.AwsError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;

/** CloudWatch's operations on the simulated metrics and alarms, in the words of the SDK. */
final class CloudWatchApi implements CloudWatchClient {

    /** CloudWatch User Guide, search expression syntax: a schema, one property, a statistic and a period. */
    private static final Pattern SEARCH = Pattern.compile(
            "SEARCH\\('\\{(?<namespace>[^,}]+),(?<dimensions>[^}]+)} MetricName=\"(?<metric>[^\"]+)\"', '(?<statistic>\\w+)', (?<period>\\d+)\\)");

    /** API reference, GetMetricData. */
    private static final int MOST_QUERIES = 500;

    private final MetricStore metrics;
    private final Alarms alarms;
    private final InstantSource time;

    CloudWatchApi(MetricStore metrics, Alarms alarms, InstantSource time) {
        this.metrics = metrics;
        this.alarms = alarms;
        this.time = time;
    }

    /** All on one page: nobody here asks for more than one holds. */
    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        var queries = request.metricDataQueries();
        if (queries.size() > MOST_QUERIES) {
            throw invalid("%d queries are more than %d".formatted(queries.size(), MOST_QUERIES));
        }
        var plain = compile(queries.stream().filter(query -> !isSearch(query)).toList());
        var results = new ArrayList<MetricDataResult>();
        for (var query : queries) {
            if (isSearch(query)) {
                results.addAll(search(query, request));
            } else if (!Boolean.FALSE.equals(query.returnData())) {
                var grid = Grid.covering(request.startTime(), request.endTime(), plain.period(query.id()));
                var values = plain.read(query.id(), metrics, grid, time.instant());
                results.add(result(query.id(), label(query), grid, values, request));
            }
        }
        return GetMetricDataResponse.builder().metricDataResults(results).build();
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return AlarmListing.describe(alarms.all(), request);
    }

    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        if (alarms.all().stream().noneMatch(alarm -> alarm.name().equals(request.alarmName()))) {
            throw AwsError.of(
                    ResourceNotFoundException.builder(), 404, "ResourceNotFound", "there is no " + request.alarmName());
        }
        alarms.set(
                request.alarmName(),
                request.stateValue(),
                request.stateReason(),
                Objects.requireNonNullElse(request.stateReasonData(), ""));
        return SetAlarmStateResponse.builder().build();
    }

    private static MetricQueries compile(List<MetricDataQuery> queries) {
        try {
            return new MetricQueries(queries);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    private List<MetricDataResult> search(MetricDataQuery query, GetMetricDataRequest request) {
        var search = SEARCH.matcher(query.expression());
        if (!search.matches()) {
            throw invalid(
                    "only SEARCH with a schema, a metric name and a statistic is simulated, not " + query.expression());
        }
        var dimensions = Set.of(search.group("dimensions").split(","));
        var grid = Grid.covering(request.startTime(), request.endTime(), Integer.parseInt(search.group("period")));
        var statistic = Statistic.named(search.group("statistic"));
        return metrics
                .where(metric -> metric.namespace().equals(search.group("namespace"))
                        && metric.name().equals(search.group("metric"))
                        && metric.dimensions().keySet().equals(dimensions))
                .stream()
                .sorted(Comparator.comparing(MetricId::label))
                .map(metric -> result(
                        query.id(),
                        metric.label(),
                        grid,
                        metrics.read(metric, statistic, grid, time.instant()),
                        request))
                .filter(result -> !result.values().isEmpty())
                .toList();
    }

    private static MetricDataResult result(
            String id, String label, Grid grid, double[] values, GetMetricDataRequest request) {
        var times = new ArrayList<Instant>();
        var present = new ArrayList<Double>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                times.add(grid.time(i));
                present.add(values[i]);
            }
        }
        boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
        return MetricDataResult.builder()
                .id(id)
                .label(label)
                .statusCode("Complete")
                .timestamps(ascending ? times : times.reversed())
                .values(ascending ? present : present.reversed())
                .build();
    }

    private static boolean isSearch(MetricDataQuery query) {
        return query.expression() != null && query.expression().startsWith("SEARCH");
    }

    private static String label(MetricDataQuery query) {
        if (query.label() != null) {
            return query.label();
        }
        return query.metricStat() == null
                ? query.id()
                : query.metricStat().metric().metricName();
    }

    private static RuntimeException invalid(String why) {
        return AwsError.of(CloudWatchException.builder(), 400, "ValidationError", why);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
