package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

final class SimulatedCloudWatchTest {

    private static final Instant NINE = World.START;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stage stage = new Stage(1);
    private final SimulatedCloudWatch cloudWatch = new SimulatedCloudWatch(stage.aws);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void lines_of_metrics_become_metrics_after_a_while_and_no_story() {
        write("E1", 3);
        write("E2", 4);
        stage.aws.log("function", "a line for people");

        var before = search();
        stage.world.runFor(Duration.ofMinutes(3));

        assertThat(before).isEmpty();
        assertThat(search()).extracting(MetricDataResult::label).containsExactly("E1", "E2");
        assertThat(search()).flatExtracting(MetricDataResult::values).containsExactly(3.0, 4.0);
        assertThat(stage.timeline.lines()).contains("a line for people").doesNotContain("_aws");
    }

    @Test
    void a_line_that_cloudwatch_would_ignore_is_an_error_here() {
        assertThatThrownBy(() -> stage.aws.log("function", "{\"_aws\":{\"Timestamp\":1}}"))
                .hasMessageContaining("lacks CloudWatchMetrics");
    }

    @ParameterizedTest
    @CsvSource({"Sum, 50", "Average, 5", "Minimum, 1", "Maximum, 31", "SampleCount, 10", "p50, 2", "p90, 2", "p95, 31"})
    void a_statistic_makes_one_number_of_a_minute(String statistic, double expected) {
        put(NINE, 1, 1);
        put(NINE.plusSeconds(20), 2.25, 8);
        put(NINE.plusSeconds(59), 31, 1);

        var value = get(NINE, NINE.plus(MINUTE), query("m", statistic, 60)).getFirst();

        assertThat(value.timestamps()).containsExactly(NINE);
        assertThat(Math.floor(value.values().getFirst())).isEqualTo(expected);
    }

    @Test
    void minutes_without_data_are_left_out_and_the_newest_comes_first() {
        put(NINE, 1, 1);
        put(NINE.plus(MINUTE.multipliedBy(2)), 3, 1);
        put(NINE.plus(MINUTE.multipliedBy(3)), 4, 1);

        var result = get(NINE, NINE.plus(MINUTE.multipliedBy(3)), query("m", "Sum", 60))
                .getFirst();

        assertThat(result.values()).containsExactly(3.0, 1.0);
        assertThat(result.timestamps()).containsExactly(NINE.plus(MINUTE.multipliedBy(2)), NINE);
    }

    @Test
    void longer_periods_gather_minutes() {
        put(NINE, 1, 1);
        put(NINE.plus(MINUTE.multipliedBy(4)), 3, 1);
        put(NINE.plus(MINUTE.multipliedBy(5)), 5, 1);

        var result = get(NINE, NINE.plus(MINUTE.multipliedBy(6)), query("m", "Sum", 300))
                .getFirst();

        assertThat(result.values()).containsExactly(5.0, 4.0);
    }

    @Test
    void expressions_see_the_other_queries_and_only_what_returns_data_is_returned() {
        put(NINE, 7, 1);
        var metric = query("m", "Sum", 60).toBuilder().returnData(false).build();
        var twice = MetricDataQuery.builder().id("twice").expression("2 * m").build();

        var results = get(NINE, NINE.plus(MINUTE), metric, twice);

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.id()).isEqualTo("twice");
            assertThat(result.values()).containsExactly(14.0);
        });
    }

    @Test
    void a_query_that_is_not_simulated_is_refused_with_its_reason() {
        var error = stage.play(() -> catchThrowableOfType(
                CloudWatchException.class,
                () -> cloudWatch
                        .client("judge")
                        .getMetricData(r -> r.startTime(NINE)
                                .endTime(NINE.plus(MINUTE))
                                .metricDataQueries(query("m", "TM(10%:90%)", 60)))));

        assertThat(error).hasMessageContaining("statistic TM(10%:90%) is not simulated");
    }

    private void put(Instant at, double value, double count) {
        cloudWatch.put(new MetricId("Site", "Load", Map.of("Arm", "canary")), at, new Sample(value, count, NINE));
    }

    private static MetricDataQuery query(String id, String statistic, int period) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric -> metric.namespace("Site")
                                .metricName("Load")
                                .dimensions(Dimension.builder()
                                        .name("Arm")
                                        .value("canary")
                                        .build()))
                        .stat(statistic)
                        .period(period))
                .build();
    }

    private List<MetricDataResult> get(Instant from, Instant until, MetricDataQuery... queries) {
        return stage.play(() -> cloudWatch
                .client("judge")
                .getMetricData(r -> r.startTime(from).endTime(until).metricDataQueries(queries))
                .metricDataResults());
    }

    private List<MetricDataResult> search() {
        return get(
                NINE,
                NINE.plus(Duration.ofDays(1)),
                MetricDataQuery.builder()
                        .id("billed")
                        .expression("SEARCH('{Sluice,DistributionId} MetricName=\"Billed\"', 'Sum', 86400)")
                        .build());
    }

    private void write(String distribution, int billed) {
        stage.aws.log(
                "function",
                ("{\"_aws\":{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Sluice\",\"Dimensions\":"
                                + "[[\"DistributionId\"]],\"Metrics\":[{\"Name\":\"Billed\"}]}]},"
                                + "\"DistributionId\":\"%s\",\"Billed\":%d}")
                        .formatted(stage.world.instant().toEpochMilli(), distribution, billed));
    }
}
