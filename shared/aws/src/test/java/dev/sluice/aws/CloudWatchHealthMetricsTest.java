package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.StableMetrics;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

class CloudWatchHealthMetricsTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final long INDEX = NINE.getEpochSecond() / 60;
    private static final CutoverRequest PLAIN =
            CutoverRequest.of(new Site("www.example.com", "Z1", "alb", "cloudfront", "E1"));

    private final CloudWatchClient cloudWatch = Mockito.mock(CloudWatchClient.class);
    private final CloudWatchHealthMetrics metrics = new CloudWatchHealthMetrics(cloudWatch);
    private final List<GetMetricDataRequest> asked = new ArrayList<>();

    @Test
    void the_canary_is_asked_for_by_the_metrics_of_its_distribution() {
        answer(page(null));

        read(PLAIN);

        assertThat(queries())
                .containsExactlyInAnyOrder(
                        "AWS/CloudFront Requests Sum {DistributionId=E1, Region=Global}",
                        "AWS/CloudFront TotalErrorRate Average {DistributionId=E1, Region=Global}",
                        "AWS/CloudFront CacheHitRate Average {DistributionId=E1, Region=Global}",
                        "Sluice BilledPaths Sum {DistributionId=E1}");
        assertThat(asked.getFirst().startTime()).isEqualTo(NINE);
        assertThat(asked.getFirst().endTime()).isEqualTo(NINE.plus(Duration.ofHours(1)));
        assertThat(asked.getFirst().metricDataQueries())
                .allSatisfy(query -> assertThat(query.metricStat().period()).isEqualTo(60));
    }

    @Test
    void stable_latency_and_server_errors_are_asked_for_where_the_request_names_them() {
        answer(page(null));

        read(full());

        assertThat(queries())
                .contains(
                        "AWS/CloudFront 5xxErrorRate Average {DistributionId=E1, Region=Global}",
                        "AWS/CloudFront OriginLatency p95 {DistributionId=E1, Region=Global}",
                        "AWS/ApplicationELB RequestCount Sum {LoadBalancer=app/site/1}",
                        "AWS/ApplicationELB HTTPCode_Target_5XX_Count Sum {LoadBalancer=app/site/1}")
                .hasSize(7);
    }

    @Test
    void percents_become_counts_and_ratios() {
        answer(page(
                null,
                series("requests", 0, 1_000.0),
                series("errorPercent", 0, 1.26),
                series("hitPercent", 0, 93.5),
                series("latency", 0, 212.5),
                series("stableRequests", 0, 90_000.0),
                series("stableErrors", 0, 270.0)));

        var minutes = read(full()).minutes();

        assertThat(minutes)
                .containsExactly(new Minute(
                        INDEX,
                        new Counts(1_000, 13),
                        new Counts(90_000, 270),
                        OptionalDouble.of(.935),
                        OptionalDouble.of(212.5)));
    }

    @Test
    void the_minutes_of_all_pages_come_in_order() {
        answer(
                page("more", series("requests", 2, 30.0), series("errorPercent", 2, 10.0)),
                page(null, series("requests", 0, 10.0, 20.0), series("errorPercent", 0, 10.0, 10.0)));

        var minutes = read(PLAIN).minutes();

        assertThat(minutes)
                .containsExactly(
                        Minute.of(INDEX, new Counts(10, 1)),
                        Minute.of(INDEX + 1, new Counts(20, 2)),
                        Minute.of(INDEX + 2, new Counts(30, 3)));
        assertThat(asked).extracting(GetMetricDataRequest::nextToken).containsExactly(null, "more");
    }

    @Test
    void requests_whose_errors_nobody_counted_are_not_measured() {
        answer(page(
                null,
                series("requests", 0, 100.0, 100.0, Double.NaN),
                series("errorPercent", 1, Double.NaN, 2.0),
                series("hitPercent", 0, 90.0)));

        assertThat(read(PLAIN).minutes()).isEmpty();
    }

    @Test
    void a_minute_of_stable_alone_is_a_minute_without_the_canary() {
        answer(page(null, series("stableRequests", 0, 500.0), series("stableErrors", 0, 1.0)));

        assertThat(read(full()).minutes())
                .containsExactly(Minute.of(INDEX, Counts.NONE).withStable(new Counts(500, 1)));
    }

    @Test
    void errors_a_load_balancer_does_not_report_are_none() {
        answer(page(null, series("stableRequests", 0, 500.0)));

        assertThat(read(full()).minutes()).extracting(Minute::stable).containsExactly(new Counts(500, 0));
    }

    @Test
    void values_out_of_range_are_brought_back_into_it() {
        answer(page(
                null,
                series("requests", 0, 10.0),
                series("errorPercent", 0, 100.0000001),
                series("hitPercent", 0, 100.0000001),
                series("stableRequests", 0, 10.0),
                series("stableErrors", 0, 11.0)));

        var minute = read(full()).minutes().getFirst();

        assertThat(minute.canary()).isEqualTo(new Counts(10, 10));
        assertThat(minute.stable()).isEqualTo(new Counts(10, 10));
        assertThat(minute.hitRatio()).hasValue(1);
    }

    @Test
    void minutes_with_billed_paths_are_purges() {
        answer(page(null, series("billedPaths", 3, 2.0, 0.0, 1.0)));

        assertThat(read(PLAIN).purged()).containsExactly(INDEX + 3, INDEX + 5);
    }

    @Test
    void no_time_needs_no_call() {
        var health = metrics.read(PLAIN, NINE, NINE);

        assertThat(health.minutes()).isEmpty();
        Mockito.verifyNoInteractions(cloudWatch);
    }

    @Test
    void a_query_that_fails_alone_is_a_failure_that_passes() {
        answer(page(
                null,
                series("requests", 0).toBuilder().statusCode("InternalError").build()));

        assertThatThrownBy(() -> read(PLAIN))
                .isInstanceOfSatisfying(
                        PortFailure.class,
                        failure -> assertThat(failure.passes()).isTrue())
                .hasMessageContaining("metrics of distribution E1, requests: InternalError");
    }

    @Test
    void a_query_that_is_forbidden_alone_is_a_failure_that_lasts() {
        answer(page(
                null, series("requests", 0).toBuilder().statusCode("Forbidden").build()));

        assertThatThrownBy(() -> read(PLAIN))
                .isInstanceOfSatisfying(
                        PortFailure.class,
                        failure -> assertThat(failure.explanation()).contains("Allow cloudwatch:GetMetricData"));
    }

    @Test
    void a_call_that_fails_says_what_it_was_about() {
        Mockito.when(cloudWatch.getMetricData(ArgumentMatchers.<Consumer<GetMetricDataRequest.Builder>>any()))
                .thenThrow(CloudWatchException.builder().statusCode(503).build());

        assertThatThrownBy(() -> read(PLAIN))
                .hasMessageContaining("cloudwatch:GetMetricData failed for metrics of distribution E1");
    }

    private Health read(CutoverRequest request) {
        return metrics.read(request, NINE, NINE.plus(Duration.ofHours(1)));
    }

    private List<String> queries() {
        return asked.getFirst().metricDataQueries().stream()
                .map(MetricDataQuery::metricStat)
                .map(stat -> "%s %s %s %s"
                        .formatted(
                                stat.metric().namespace(),
                                stat.metric().metricName(),
                                stat.stat(),
                                stat.metric().dimensions().stream()
                                        .sorted((a, b) -> a.name().compareTo(b.name()))
                                        .map(CloudWatchHealthMetricsTest::text)
                                        .collect(Collectors.joining(", ", "{", "}"))))
                .toList();
    }

    private static String text(Dimension dimension) {
        return dimension.name() + "=" + dimension.value();
    }

    private void answer(GetMetricDataResponse... pages) {
        Mockito.when(cloudWatch.getMetricData(ArgumentMatchers.<Consumer<GetMetricDataRequest.Builder>>any()))
                .thenAnswer(call -> {
                    var request = GetMetricDataRequest.builder();
                    call.<Consumer<GetMetricDataRequest.Builder>>getArgument(0).accept(request);
                    asked.add(request.build());
                    return pages[asked.size() - 1];
                });
    }

    private static GetMetricDataResponse page(String next, MetricDataResult... results) {
        return GetMetricDataResponse.builder()
                .nextToken(next)
                .metricDataResults(results)
                .build();
    }

    /** One value for each minute from {@code first} on. */
    private static MetricDataResult series(String id, int first, Double... values) {
        var times = new ArrayList<Instant>();
        for (int i = 0; i < values.length; i++) {
            times.add(NINE.plus(Duration.ofMinutes(first + i)));
        }
        return MetricDataResult.builder()
                .id(id)
                .label(id)
                .statusCode("Complete")
                .timestamps(times)
                .values(values)
                .build();
    }

    private static CutoverRequest full() {
        var limits = new Limits(.01, 1.25, .5, .8, OptionalDouble.of(500));
        return new CutoverRequest(
                PLAIN.site(),
                PLAIN.ramp(),
                new Guard(Guard.ErrorMetric.SERVER_ERRORS, limits, List.of(), Optional.empty()),
                Optional.of(new StableMetrics(
                        "AWS/ApplicationELB",
                        "RequestCount",
                        "HTTPCode_Target_5XX_Count",
                        Map.of("LoadBalancer", "app/site/1"))),
                PLAIN.warmUp(),
                PLAIN.approvals(),
                PLAIN.holdLimitMinutes(),
                PLAIN.stabiliseMinutes());
    }
}
