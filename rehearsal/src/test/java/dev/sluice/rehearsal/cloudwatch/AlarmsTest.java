package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.sns.SimulatedSns;
import dev.sluice.rehearsal.sns.Topic;
import dev.sluice.rehearsal.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.databind.JsonNode;

final class AlarmsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final MetricId LOAD = new MetricId("Site", "Load", Map.of("Arm", "canary"));

    private final Stage stage = new Stage(1);
    private final SimulatedCloudWatch cloudWatch = new SimulatedCloudWatch(stage.aws);
    private final Alarms alarms = cloudWatch.alarms();
    private final Topic topic = new SimulatedSns(stage.aws).createTopic("people");
    private final List<JsonNode> events = new ArrayList<>();
    private final LambdaRuntime<byte[], byte[]> rollback = LambdaRuntime.ofStream(
            stage.aws,
            "rollback",
            Duration.ofSeconds(30),
            (in, out, context) -> events.add(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))));
    private final List<String> states = new ArrayList<>();

    AlarmsTest() {
        alarms.connect(rollback, new AsyncInvocations(stage.aws));
        alarms.connect(topic);
        alarms.onStateChange(transition ->
                states.add(transition.alarm().name() + " " + transition.after().value()));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void an_alarm_goes_off_when_so_many_of_so_many_datapoints_breach() {
        alarms.put(load().build());

        load(1, 9, 1, 9, 9);
        var before = List.copyOf(states);
        put(5, 9, Duration.ZERO);
        stage.world.runFor(MINUTE);

        assertThat(before).containsExactly("load OK");
        assertThat(states).containsExactly("load OK", "load ALARM");
        assertThat(alarms.named("load").state().reason())
                .matches("Threshold Crossed: 3 out of the last 3 datapoints \\[9\\.0 \\(02/03/26 09:05:00\\), "
                        + "9\\.0 \\(02/03/26 09:04:00\\), 9\\.0 \\(02/03/26 09:03:00\\)] were greater than the threshold"
                        + " \\(5\\.0\\) \\(minimum 3 datapoints for OK -> ALARM transition\\)\\.");
    }

    @Test
    void actions_are_called_on_the_way_into_a_state_only() {
        alarms.put(load().alarmActions(LambdaRuntime.arn("rollback") + ":live").build());

        load(1, 9, 9, 9, 9, 9, 9, 9, 1, 1, 9, 9, 9);

        assertThat(states).containsExactly("load OK", "load ALARM", "load OK", "load ALARM");
        assertThat(events).hasSize(2);
    }

    @Test
    void disabled_actions_are_not_called() {
        alarms.put(load().alarmActions(LambdaRuntime.arn("rollback"))
                .actionsEnabled(false)
                .build());

        load(1, 9, 9, 9, 9);

        assertThat(states).contains("load ALARM");
        assertThat(events).isEmpty();
    }

    @Test
    void what_arrives_late_is_judged_late() {
        alarms.put(load().treatMissingData("notBreaching").build());
        for (int minute = 0; minute < 10; minute++) {
            put(minute, 9, Duration.ofSeconds(90));
        }

        stage.world.runFor(MINUTE.multipliedBy(5));
        var before = List.copyOf(states);
        stage.world.runFor(MINUTE);

        assertThat(before).containsExactly("load OK");
        assertThat(states).containsExactly("load OK", "load ALARM");
    }

    @Test
    void an_alarm_without_data_has_insufficient_data() {
        alarms.put(load().build());

        load(1, 1, 1);
        stage.world.runFor(MINUTE.multipliedBy(6));

        assertThat(states).containsExactly("load OK", "load INSUFFICIENT_DATA");
        assertThat(alarms.named("load").state().reason()).isEqualTo("Insufficient Data: 3 datapoints were unknown.");
    }

    @Test
    void a_function_gets_the_alarm_with_its_reason_as_json_in_json() {
        alarms.put(load().alarmDescription("the canary fails")
                .alarmActions(LambdaRuntime.arn("rollback"))
                .build());

        load(1, 9, 9, 9);

        var event = events.getFirst();
        assertThat(event.path("source").asString()).isEqualTo("aws.cloudwatch");
        assertThat(event.path("alarmArn").asString()).isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:load");
        assertThat(event.path("accountId").asString()).isEqualTo("123456789012");
        assertThat(event.path("region").asString()).isEqualTo("us-east-1");
        assertThat(event.path("time").asString()).matches("2026-03-02T09:04:\\d\\d\\.\\d{3}\\+0000");
        assertThat(event.at("/alarmData/alarmName").asString()).isEqualTo("load");
        assertThat(event.at("/alarmData/state/value").asString()).isEqualTo("ALARM");
        assertThat(event.at("/alarmData/previousState/value").asString()).isEqualTo("OK");
        assertThat(event.at("/alarmData/configuration/description").asString()).isEqualTo("the canary fails");
        assertThat(event.at("/alarmData/configuration/metrics/0/metricStat").toString())
                .isEqualTo("{\"metric\":{\"namespace\":\"Site\",\"name\":\"Load\",\"dimensions\":{\"Arm\":\"canary\"}},"
                        + "\"period\":60,\"stat\":\"Sum\"}");
        var data = Json.parse(event.at("/alarmData/state/reasonData").asString());
        assertThat(data.path("recentDatapoints").toString()).isEqualTo("[9.0,9.0,9.0]");
        assertThat(data.path("startDate").asString()).isEqualTo("2026-03-02T09:01:00.000+0000");
        assertThat(data.path("threshold").asDouble()).isEqualTo(5);
        assertThat(data.path("statistic").asString()).isEqualTo("Sum");
        assertThat(data.at("/evaluatedDatapoints/0/timestamp").asString()).isEqualTo("2026-03-02T09:03:00.000+0000");
    }

    @Test
    void a_topic_gets_the_classic_message_and_hands_it_to_its_subscribers() {
        topic.subscribe(rollback, new AsyncInvocations(stage.aws));
        alarms.put(load().alarmActions(topic.arn()).build());

        load(1, 9, 9, 9);

        assertThat(topic.notices().getFirst().subject()).isEqualTo("ALARM: \"load\" in US East (N. Virginia)");
        assertThat(events.getFirst().at("/Records/0/EventSource").asString()).isEqualTo("aws:sns");
        assertThat(events.getFirst().at("/Records/0/Sns/TopicArn").asString()).isEqualTo(topic.arn());
        var message = Json.parse(events.getFirst().at("/Records/0/Sns/Message").asString());
        assertThat(message.path("AlarmName").asString()).isEqualTo("load");
        assertThat(message.path("NewStateValue").asString()).isEqualTo("ALARM");
        assertThat(message.path("OldStateValue").asString()).isEqualTo("OK");
        assertThat(message.path("StateChangeTime").asString()).startsWith("2026-03-02T09:04:");
        assertThat(message.at("/Trigger/Statistic").asString()).isEqualTo("SUM");
        assertThat(message.at("/Trigger/Dimensions").toString()).isEqualTo("[{\"value\":\"canary\",\"name\":\"Arm\"}]");
    }

    @Test
    void rules_get_the_state_change_as_an_event() {
        alarms.onEvent(event -> events.add(Json.parse(event)));
        alarms.put(load().build());

        load(1, 9, 9, 9);

        var event = events.getLast();
        assertThat(event.path("detail-type").asString()).isEqualTo("CloudWatch Alarm State Change");
        assertThat(event.path("time").asString()).matches("2026-03-02T09:04:\\d\\dZ");
        assertThat(event.at("/resources/0").asString()).isEqualTo(Alarm.arn("load"));
        assertThat(event.at("/detail/alarmName").asString()).isEqualTo("load");
        assertThat(event.at("/detail/state/value").asString()).isEqualTo("ALARM");
        assertThat(event.at("/detail/previousState/value").asString()).isEqualTo("OK");
    }

    @Test
    void a_composite_alarm_follows_its_alarms_at_once() {
        alarms.put(load().build());
        alarms.put(load().alarmName("always")
                .comparisonOperator("LessThanThreshold")
                .threshold(1e9)
                .build());
        alarms.put(PutCompositeAlarmRequest.builder()
                .alarmName("both")
                .alarmRule(
                        "ALARM(\"load\") AND NOT (OK(%s) OR INSUFFICIENT_DATA(always))".formatted(Alarm.arn("always")))
                .alarmActions(LambdaRuntime.arn("rollback"))
                .build());

        load(1, 9, 9, 9, 1, 1);

        assertThat(states)
                .filteredOn(state -> state.startsWith("both"))
                .containsExactly("both OK", "both ALARM", "both OK");
        var event = events.getFirst();
        assertThat(event.at("/alarmData/configuration/alarmRule").asString()).contains("ALARM(\"load\") AND NOT");
        assertThat(event.at("/alarmData/state/reason").asString())
                .matches(".*:alarm:(load|always) transitioned to ALARM at Monday 02 March, 2026 09:0[34]:\\d\\d UTC");
        assertThat(Json.parse(event.at("/alarmData/state/reasonData").asString())
                        .path("triggeringAlarms")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void a_state_that_was_set_by_hand_calls_the_actions_and_lasts_until_the_next_evaluation() {
        alarms.put(load().alarmActions(LambdaRuntime.arn("rollback")).build());
        load(1, 1, 1);

        stage.play(() -> cloudWatch
                .client("person")
                .setAlarmState(
                        r -> r.alarmName("load").stateValue(StateValue.ALARM).stateReason("drill")));
        stage.world.runFor(MINUTE);

        assertThat(states).containsExactly("load OK", "load ALARM", "load OK");
        assertThat(events)
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/alarmData/state/reason").asString())
                                .isEqualTo("drill"));
    }

    @Test
    void alarms_are_described_with_what_they_call_and_how_they_are() {
        alarms.put(load().alarmActions(topic.arn()).build());
        alarms.put(PutCompositeAlarmRequest.builder()
                .alarmName("site")
                .alarmRule("ALARM(load)")
                .build());
        load(1, 1, 1);

        var all = stage.play(() -> cloudWatch
                .client("preflight")
                .describeAlarms(r -> r.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
        var plain = stage.play(() -> cloudWatch.client("preflight").describeAlarms(r -> r.alarmNames("site", "load")));

        assertThat(all.metricAlarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.alarmActions()).containsExactly(topic.arn());
            assertThat(alarm.stateValue()).isEqualTo(StateValue.OK);
            assertThat(alarm.actionsEnabled()).isTrue();
            assertThat(alarm.hasMetrics()).isFalse();
        });
        assertThat(all.compositeAlarms()).extracting(CompositeAlarm::alarmName).containsExactly("site");
        assertThat(plain.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("load");
        assertThat(plain.compositeAlarms()).isEmpty();
    }

    @Test
    void an_action_that_nobody_connected_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alarms.put(
                        load().alarmActions(LambdaRuntime.arn("nobody")).build()))
                .withMessageContaining("function:nobody, which is not connected");
    }

    @Test
    void a_rule_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alarms.put(PutCompositeAlarmRequest.builder()
                        .alarmName("site")
                        .alarmRule("ALARM(load) XOR ALARM(other)")
                        .build()))
                .withMessageContaining("alarm site, rule 'ALARM(load) XOR ALARM(other)': 'XOR");
    }

    private static PutMetricAlarmRequest.Builder load() {
        return PutMetricAlarmRequest.builder()
                .alarmName("load")
                .namespace("Site")
                .metricName("Load")
                .dimensions(Dimension.builder().name("Arm").value("canary").build())
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(3)
                .threshold(5.0)
                .comparisonOperator("GreaterThanThreshold");
    }

    /** Plays one minute for each value, from 9:00 on, and one more for the alarm to see the last. */
    private void load(double... values) {
        for (int minute = 0; minute < values.length; minute++) {
            put(minute, values[minute], Duration.ZERO);
        }
        stage.world.runFor(MINUTE.multipliedBy(values.length + 1));
    }

    /** A value of one minute, visible so long after the minute's end. */
    private void put(long minute, double value, Duration late) {
        Instant start = World.START.plus(MINUTE.multipliedBy(minute));
        cloudWatch.put(LOAD, start, new Sample(value, 1, start.plus(MINUTE).plus(late)));
    }
}
