package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

final class SimulatedCloudWatchTest {

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
    void an_alarm_goes_off_above_its_limit_only() {
        cloudWatch.alarmAbove("Stale", 0);
        writeOverall(0);
        stage.world.runFor(Duration.ofMinutes(3));
        var before = cloudWatch.alarms();

        writeOverall(2);
        stage.world.runFor(Duration.ofMinutes(3));

        assertThat(before).isEmpty();
        assertThat(cloudWatch.alarms()).containsExactly("Stale");
        assertThat(stage.timeline.lines()).contains("Stale is 2, above 0");
    }

    @Test
    void a_line_that_cloudwatch_would_ignore_is_an_error_here() {
        assertThatThrownBy(() -> stage.aws.log("function", "{\"_aws\":{\"Timestamp\":1}}"))
                .hasMessageContaining("lacks CloudWatchMetrics");
    }

    private List<MetricDataResult> search() {
        return stage.play(() -> cloudWatch
                .client("report")
                .getMetricData(r -> r.startTime(World.START)
                        .endTime(World.START.plusSeconds(86_400))
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("billed")
                                .expression("SEARCH('{Sluice,DistributionId} MetricName=\"Billed\"', 'Sum', 86400)")
                                .build()))
                .metricDataResults());
    }

    private void write(String distribution, int billed) {
        stage.aws.log(
                "function",
                ("{\"_aws\":{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Sluice\",\"Dimensions\":"
                                + "[[\"DistributionId\"]],\"Metrics\":[{\"Name\":\"Billed\"}]}]},"
                                + "\"DistributionId\":\"%s\",\"Billed\":%d}")
                        .formatted(stage.world.instant().toEpochMilli(), distribution, billed));
    }

    private void writeOverall(int stale) {
        stage.aws.log(
                "function",
                ("{\"_aws\":{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Sluice\",\"Dimensions\":[[]],"
                                + "\"Metrics\":[{\"Name\":\"Stale\"}]}]},\"Stale\":%d}")
                        .formatted(stage.world.instant().toEpochMilli(), stale));
    }
}
