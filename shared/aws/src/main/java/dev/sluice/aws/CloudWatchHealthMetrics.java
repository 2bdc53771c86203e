package dev.sluice.aws;

import dev.sluice.aws.metrics.MetricLine;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.port.PortFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Reads one-minute metrics, which CloudWatch keeps for 15 days. The client must be of us-east-1, the only Region with
 * CloudFront's (CloudFront Developer Guide, programming-cloudwatch-metrics).
 */
public final class CloudWatchHealthMetrics implements HealthMetrics {

    private static final int MINUTE = 60;
    private static final String DISTRIBUTION = "DistributionId";

    private static final String REQUESTS = "requests";
    private static final String ERROR_PERCENT = "errorPercent";
    private static final String HIT_PERCENT = "hitPercent";
    private static final String LATENCY = "latency";
    private static final String STABLE_REQUESTS = "stableRequests";
    private static final String STABLE_ERRORS = "stableErrors";
    private static final String BILLED_PATHS = "billedPaths";

    private final CloudWatchClient cloudWatch;

    public CloudWatchHealthMetrics(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public Health read(CutoverRequest request, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return new Health(List.of(), List.of());
        }
        var subject = "metrics of distribution " + request.site().distributionId();
        var series = fetch(queries(request), subject, from, until);
        return new Health(minutes(series), purges(series.get(BILLED_PATHS)));
    }

    private static List<MetricDataQuery> queries(CutoverRequest request) {
        var id = request.site().distributionId();
        var cloudFront = Map.of(DISTRIBUTION, id, "Region", "Global");
        var queries = new ArrayList<>(List.of(
                query(REQUESTS, "AWS/CloudFront", "Requests", cloudFront, "Sum"),
                query(
                        ERROR_PERCENT,
                        "AWS/CloudFront",
                        request.guard().errorMetric().metric(),
                        cloudFront,
                        "Average"),
                query(HIT_PERCENT, "AWS/CloudFront", "CacheHitRate", cloudFront, "Average"),
                query(BILLED_PATHS, MetricLine.NAMESPACE, "BilledPaths", Map.of(DISTRIBUTION, id), "Sum")));
        if (request.guard().limits().latencyMillis().isPresent()) {
            queries.add(query(LATENCY, "AWS/CloudFront", "OriginLatency", cloudFront, "p95"));
        }
        request.stableMetrics().ifPresent(stable -> {
            queries.add(query(STABLE_REQUESTS, stable.namespace(), stable.requests(), stable.dimensions(), "Sum"));
            queries.add(query(STABLE_ERRORS, stable.namespace(), stable.errors(), stable.dimensions(), "Sum"));
        });
        return queries;
    }

    private static MetricDataQuery query(
            String id, String namespace, String name, Map<String, String> dimensions, String statistic) {
        var named = dimensions.entrySet().stream()
                .map(dimension -> Dimension.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric ->
                                metric.namespace(namespace).metricName(name).dimensions(named))
                        .period(MINUTE)
                        .stat(statistic))
                .build();
    }

    /** The values of every query by minute. */
    private Map<String, Map<Long, Double>> fetch(
            List<MetricDataQuery> queries, String subject, Instant from, Instant until) {
        var series = new HashMap<String, Map<Long, Double>>();
        queries.forEach(query -> series.put(query.id(), new HashMap<>()));
        String token = null;
        do {
            var page = page(queries, subject, from, until, token);
            for (var result : page.metricDataResults()) {
                check(result, subject);
                var values = series.get(result.id());
                for (int i = 0; i < result.values().size(); i++) {
                    values.put(
                            result.timestamps().get(i).getEpochSecond() / MINUTE,
                            result.values().get(i));
                }
            }
            token = page.nextToken();
        } while (token != null);
        return series;
    }

    private GetMetricDataResponse page(
            List<MetricDataQuery> queries, String subject, Instant from, Instant until, String token) {
        return SdkFailure.translate(
                "cloudwatch:GetMetricData",
                subject,
                () -> cloudWatch.getMetricData(r -> r.metricDataQueries(queries)
                        .startTime(from)
                        .endTime(until)
                        .nextToken(token)));
    }

    /** A query can fail alone, in a response that did not. */
    private static void check(MetricDataResult result, String subject) {
        var problem = "cloudwatch:GetMetricData failed for %s, %s: %s"
                .formatted(subject, result.label(), result.statusCodeAsString());
        if (result.statusCode() == StatusCode.INTERNAL_ERROR) {
            throw PortFailure.passing(problem, "It will be tried again", null);
        }
        if (result.statusCode() == StatusCode.FORBIDDEN) {
            throw PortFailure.lasting(problem, "Allow cloudwatch:GetMetricData in the role's policy", null);
        }
    }

    private static List<Minute> minutes(Map<String, Map<Long, Double>> series) {
        var indices = new TreeSet<>(series.get(REQUESTS).keySet());
        indices.addAll(series.getOrDefault(STABLE_REQUESTS, Map.of()).keySet());
        return indices.stream()
                .map(index -> minute(index, series))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty when neither arm was measured. */
    private static Optional<Minute> minute(long index, Map<String, Map<Long, Double>> series) {
        var canary = canary(value(series, REQUESTS, index), value(series, ERROR_PERCENT, index));
        var stable = stable(value(series, STABLE_REQUESTS, index), value(series, STABLE_ERRORS, index));
        if (canary.isEmpty() && stable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Minute(
                index,
                canary.orElse(Counts.NONE),
                stable.orElse(Counts.NONE),
                percent(value(series, HIT_PERCENT, index)),
                atLeastZero(value(series, LATENCY, index))));
    }

    /** Requests of which nobody said how many failed prove nothing: they are not measured. */
    private static Optional<Counts> canary(OptionalDouble requests, OptionalDouble errorPercent) {
        if (requests.isEmpty() || errorPercent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(counts(requests.getAsDouble(), errorPercent.getAsDouble() * requests.getAsDouble() / 100));
    }

    /**
     * A load balancer reports errors only where there were some (Elastic Load Balancing User Guide,
     * load-balancer-cloudwatch-metrics): none reported are none.
     */
    private static Optional<Counts> stable(OptionalDouble requests, OptionalDouble errors) {
        return requests.isEmpty() ? Optional.empty() : Optional.of(counts(requests.getAsDouble(), errors.orElse(0)));
    }

    private static Counts counts(double requests, double errors) {
        long all = Math.clamp(Math.round(requests), 0, Counts.MOST);
        return new Counts(all, Math.clamp(Math.round(errors), 0, all));
    }

    private static OptionalDouble percent(OptionalDouble value) {
        return value.isEmpty() ? value : OptionalDouble.of(Math.clamp(value.getAsDouble() / 100, 0, 1));
    }

    private static OptionalDouble atLeastZero(OptionalDouble value) {
        return value.isEmpty() ? value : OptionalDouble.of(Math.max(0, value.getAsDouble()));
    }

    /** NaN is no value. */
    private static OptionalDouble value(Map<String, Map<Long, Double>> series, String id, long index) {
        double value = series.getOrDefault(id, Map.of()).getOrDefault(index, Double.NaN);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static List<Long> purges(Map<Long, Double> billedPaths) {
        return billedPaths.entrySet().stream()
                .filter(minute -> minute.getValue() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
