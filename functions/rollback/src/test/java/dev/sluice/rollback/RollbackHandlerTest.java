package dev.sluice.rollback;

import static dev.sluice.rollback.RollbackScene.CUTOVER;
import static dev.sluice.rollback.RollbackScene.LATER;
import static dev.sluice.rollback.RollbackScene.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.routing.Split;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which triggers turn back, and which do not. */
class RollbackHandlerTest {

    @Test
    void it_is_wired_by_its_environment() {
        assertThatCode(RollbackHandler::new).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alarm-lambda.json",
                "alarm-lambda-composite.json",
                "alarm-lambda-bad-reason-data.json",
                "alarm-sns.json",
                "alarm-sns-math.json",
                "alarm-eventbridge.json",
                "alarm-eventbridge-composite.json",
                "rollback-manual.json",
                "rollback-cutover.json"
            })
    void while_a_cutover_runs_every_call_turns_it_back(String file) {
        var scene = RollbackScene.running();

        var answer = scene.handle(file);

        assertThat(answer)
                .startsWith("{\"outcome\":\"ROLLED_BACK\",\"said\":\"www.example.com is rolled back to stable: ");
        assertThat(scene.zone.group()).isEqualTo(Rollback.back(RollbackScene.group(Split.ROLLED_BACK)));
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com is rolled back to stable");
    }

    @Test
    void the_write_comes_first_after_one_read_and_one_look_and_without_a_pause() {
        var scene = RollbackScene.running();

        scene.handle("alarm-lambda.json");

        assertThat(scene.calls).startsWith("read", "executions", "put", "stop");
        assertThat(scene.calls).filteredOn("put"::equals).hasSize(1);
        assertThat(scene.texts.getFirst()).contains("at " + NOW);
    }

    @Test
    void the_health_check_goes_with_the_weight() {
        var scene = RollbackScene.running();

        scene.handle("alarm-lambda.json");

        assertThat(scene.zone.group().records())
                .allMatch(record -> record.healthCheckId().isEmpty());
    }

    @Test
    void the_cutover_is_stopped_and_told_why() {
        var scene = RollbackScene.running();

        scene.handle("alarm-lambda.json");

        assertThat(scene.executions.causes())
                .containsOnly(Map.entry(CUTOVER, "Sluice rolled back: alarm sluice-canary-errors is in ALARM"));
    }

    @Test
    void a_cutover_that_asks_for_itself_is_not_stopped() {
        var scene = RollbackScene.running();

        scene.handle("rollback-cutover.json");

        assertThat(scene.calls).doesNotContain("stop");
    }

    @Test
    void an_alarm_that_is_over_changes_nothing_and_asks_nothing() {
        var scene = RollbackScene.running();

        var answer = scene.handle("alarm-lambda-ok.json");

        assertThat(answer).contains("\"IGNORED\"");
        assertThat(scene.calls).isEmpty();
        assertThat(scene.subjects).isEmpty();
    }

    @Test
    void an_alarm_of_another_distribution_is_left_to_others() {
        var scene = RollbackScene.running();

        var answer = scene.handle("alarm-lambda-other-distribution.json");

        assertThat(answer).contains("\"IGNORED\"", "which is about E3OTHERAPOMQZL and not about E2QWRUHAPOMQZL");
        assertThat(scene.calls).isEmpty();
        assertThat(scene.subjects).isEmpty();
        assertThat(scene.log).hasSize(1);
    }

    @Test
    void an_alarm_nobody_knows_changes_nothing_and_says_how_to_make_it_known() {
        var scene = RollbackScene.running();

        var answer = scene.handle("alarm-lambda-unknown.json");

        assertThat(answer).contains("\"NOT_ARMED\"");
        assertThat(scene.calls).isEmpty();
        assertThat(scene.texts.getFirst())
                .contains(
                        "alarm load-balancer-errors is in ALARM, and nothing says that it is about www.example.com. Give"
                                + " its metric the dimension DistributionId, or add its name to the alarms of the stack");
    }

    @Test
    void an_alarm_from_before_the_cutover_is_ignored() {
        var scene = new RollbackScene();
        scene.executions.add(LATER, Status.RUNNING, NOW);

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"IGNORED\"", "which is from before www.example.com_20260302T030500Z began");
        assertThat(scene.canaryWeights()).containsOnly(5);
    }

    @Test
    void a_finished_cutover_is_not_turned_back_and_people_hear_of_the_alarm() {
        var scene = RollbackScene.ended(Status.SUCCEEDED, new Split(0, 100));

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"NOT_ARMED\"");
        assertThat(scene.canaryWeights()).containsOnly(100);
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com was left as it is");
        assertThat(scene.texts.getFirst())
                .contains("Why: alarm sluice-canary-errors is in ALARM, but no cutover runs and the newest,"
                        + " www.example.com_20260302T020000Z, ended SUCCEEDED, since 2026-03-02T03:04:05.678Z.")
                .contains("first see that stable still serves, then: aws route53 change-resource-record-sets");
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "TIMED_OUT", "ABORTED"})
    void a_cutover_that_broke_off_at_its_last_step_is_turned_back(Status status) {
        var scene = RollbackScene.ended(status, new Split(0, 100));

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.canaryWeights()).containsOnly(0);
    }

    @Test
    void a_preflight_that_broke_off_after_a_finished_cutover_turns_nothing_back() {
        var scene = RollbackScene.ended(Status.SUCCEEDED, new Split(0, 100));
        scene.executions.add(LATER, Status.FAILED, NOW.minusSeconds(60));

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"NOT_ARMED\"");
        assertThat(scene.canaryWeights()).containsOnly(100);
    }

    @Test
    void a_status_change_turns_back_what_an_aborted_cutover_left_behind() {
        var scene = RollbackScene.ended(Status.ABORTED, new Split(95, 5));

        var answer = scene.handle("rollback-execution-aborted.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.canaryWeights()).containsOnly(0);
        assertThat(scene.texts.getFirst()).contains("Why: cutover www.example.com_20260302T020000Z ended ABORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback-execution-stopped-by-us.json", "rollback-execution-succeeded.json"})
    void an_end_that_is_as_it_should_be_needs_nothing_and_tells_nobody(String file) {
        var scene = RollbackScene.ended(Status.ABORTED, new Split(95, 5));

        var answer = scene.handle(file);

        assertThat(answer).contains("\"IGNORED\"");
        assertThat(scene.canaryWeights()).containsOnly(5);
        assertThat(scene.subjects).isEmpty();
    }

    @Test
    void the_end_of_an_earlier_cutover_does_not_touch_the_one_that_runs() {
        var scene = RollbackScene.ended(Status.ABORTED, new Split(95, 5));
        scene.executions.add(LATER, Status.RUNNING, NOW);

        scene.handle("rollback-execution-aborted.json");

        assertThat(scene.canaryWeights()).containsOnly(5);
    }

    @Test
    void an_aborted_cutover_whose_step_lands_late_is_turned_back() {
        var scene = RollbackScene.ended(Status.ABORTED, new Split(100, 0));
        scene.lands(Duration.ofSeconds(25), new Split(99, 1));

        var answer = scene.handle("rollback-execution-aborted.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.canaryWeights()).containsOnly(0);
        assertThat(scene.subjects).hasSize(1);
    }

    @Test
    void the_sweeper_finds_what_nobody_was_told_of() {
        var scene = RollbackScene.ended(Status.TIMED_OUT, new Split(75, 25));

        var answer = scene.handle("rollback-sweep.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.texts.getFirst()).contains("Why: the canary carried weight and no cutover ran.");
    }

    @Test
    void the_sweeper_says_nothing_where_all_is_well() {
        var running = RollbackScene.running();
        var finished = RollbackScene.ended(Status.SUCCEEDED, new Split(0, 100));
        var untouched = new RollbackScene();

        assertThat(running.handle("rollback-sweep.json")).contains("\"IGNORED\"");
        assertThat(finished.handle("rollback-sweep.json")).contains("\"IGNORED\"");
        assertThat(untouched.handle("rollback-sweep.json")).contains("\"IGNORED\"");
        assertThat(running.subjects).isEmpty();
        assertThat(running.canaryWeights()).containsOnly(5);
        assertThat(untouched.canaryWeights()).containsOnly(5);
    }

    @Test
    void a_sweeper_that_may_not_look_fails_and_leaves_it_to_the_alarm_on_its_errors_to_tell() {
        var scene = RollbackScene.running();
        scene.executions.fail(RollbackScene.lasting());

        assertThatThrownBy(() -> scene.handle("rollback-sweep.json"))
                .isInstanceOf(RollbackFailure.class)
                .hasMessageContaining("Problem: no permission. Allow it.");
        assertThat(scene.log).hasSize(1);
        assertThat(scene.subjects).isEmpty();
        assertThat(scene.canaryWeights()).containsOnly(5);
    }

    @Test
    void a_sweeper_that_cannot_look_for_once_leaves_it_to_the_next() {
        var scene = RollbackScene.running();
        scene.executions.fail(RollbackScene.passing());

        assertThat(scene.handle("rollback-sweep.json")).contains("\"IGNORED\"");
        assertThat(scene.canaryWeights()).containsOnly(5);
    }

    @Test
    void a_domain_nobody_knows_is_an_error_that_names_both() {
        var scene = RollbackScene.running();
        var event = "{\"domain\": \"shop.example.com\", \"reason\": \"?\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> scene.handle(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "this install rolls back www.example.com and knows nothing of shop.example.com");
        assertThat(scene.calls).isEmpty();
    }
}
