package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.sns.SimulatedSns;
import dev.sluice.rehearsal.template.Template;
import dev.sluice.rehearsal.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The alarms of the stack as it ships, on the metrics of a distribution. */
final class ShippedAlarmsTest {

    private static final String DISTRIBUTION = "E2QWRUHAPOMQZL";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stage stage = new Stage(1);
    private final SimulatedCloudWatch cloudWatch = new SimulatedCloudWatch(stage.aws);
    private final CloudFrontMetrics canary = new CloudFrontMetrics(cloudWatch, DISTRIBUTION);
    private final List<JsonNode> calls = new ArrayList<>();
    private Instant minute = World.START;

    @BeforeEach
    void install() throws IOException {
        var rollback = LambdaRuntime.ofStream(
                stage.aws,
                "Rollback",
                Duration.ofSeconds(30),
                (in, out, context) -> calls.add(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
        var topic = new SimulatedSns(stage.aws).createTopic("people");
        cloudWatch.alarms().connect(rollback, new AsyncInvocations(stage.aws));
        cloudWatch.alarms().connect(topic);
        var stack = new TemplateAlarms(Template.read(
                Files.readString(Path.of("../stacks/cutover.yaml")),
                Map.of(
                        "Name",
                        "site",
                        "Domain",
                        "www.example.com",
                        "DistributionId",
                        DISTRIBUTION,
                        "ErrorMetric",
                        "TotalErrorRate",
                        "ErrorRateLimitPercent",
                        1,
                        "HitRatioFloorPercent",
                        80,
                        "RollbackFunction.Arn",
                        LambdaRuntime.arn("Rollback"),
                        "NotificationTopicArn",
                        topic.arn())));
        for (var alarm : List.of("ErrorRateAlarm", "HitRatioAlarm", "CoarseErrorAlarm")) {
            cloudWatch.alarms().put(stack.metricAlarm(alarm));
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void five_bad_minutes_call_rollback_with_the_distribution_in_the_alarm() {
        play(10, 1_000, 5, .95);
        var before = alarms();

        play(9, 1_000, 20, .95);

        assertThat(before).isEmpty();
        assertThat(alarms()).containsOnly("site-error-rate");
        assertThat(calls.getFirst()
                        .at("/alarmData/configuration/metrics/1/metricStat/metric/dimensions/DistributionId")
                        .asString())
                .isEqualTo(DISTRIBUTION);
    }

    @Test
    void four_bad_minutes_call_nobody() {
        play(10, 1_000, 5, .95);
        play(4, 1_000, 20, .95);

        play(10, 1_000, 5, .95);

        assertThat(alarms()).isEmpty();
    }

    @Test
    void quiet_minutes_have_no_error_rate_but_an_origin_that_answers_none_is_seen_by_the_coarse_alarm() {
        play(10, 200, 10, .95);
        var quiet = alarms();

        play(10, 200, 60, .95);

        assertThat(quiet).isEmpty();
        assertThat(alarms()).containsOnly("site-coarse-errors-" + DISTRIBUTION);
    }

    @Test
    void a_cold_cache_is_no_fault_before_the_judge_has_armed_the_check() {
        play(30, 1_000, 5, .6);
        var cold = alarms();

        for (int i = 0; i < 8; i++) {
            arm(1);
            play(3, 1_000, 5, .6);
        }

        assertThat(cold).isEmpty();
        assertThat(alarms()).containsOnly("site-hit-ratio");
    }

    @Test
    void a_check_that_is_disarmed_calls_nobody() {
        for (int i = 0; i < 10; i++) {
            arm(i % 4 == 3 ? 0 : 1);
            play(3, 1_000, 5, .6);
        }

        assertThat(alarms()).isEmpty();
    }

    private List<String> alarms() {
        return calls.stream()
                .map(call -> call.at("/alarmData/alarmName").asString())
                .toList();
    }

    /** As JudgeHealth writes it. */
    private void arm(int armed) {
        stage.aws.log(
                "JudgeHealth",
                Json.write(Json.object(
                        "_aws",
                        Json.object(
                                "Timestamp", stage.world.instant().toEpochMilli(),
                                "CloudWatchMetrics",
                                        List.of(Map.of(
                                                "Namespace", "Sluice",
                                                "Dimensions", List.of(List.of("DistributionId")),
                                                "Metrics", List.of(Map.of("Name", "HitRatioArmed"))))),
                        "DistributionId",
                        DISTRIBUTION,
                        "HitRatioArmed",
                        armed)));
    }

    private void play(int minutes, long requests, long errors, double hitRatio) {
        for (int i = 0; i < minutes; i++, minute = minute.plus(MINUTE)) {
            canary.put(minute, requests, errors, OptionalDouble.of(hitRatio), OptionalDouble.empty());
            stage.world.runFor(MINUTE);
        }
    }
}
