package dev.sluice.rehearsal.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rehearsal.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

final class CutoverStatesTest {

    private final ScriptedCutover cutover = new ScriptedCutover();

    @AfterEach
    void close() {
        cutover.close();
    }

    @Test
    void a_healthy_cutover_goes_step_by_step_to_its_end() {
        cutover.answer("VerifyWeight", "VERIFY_WEIGHT", "JUDGE_HEALTH")
                .answer("JudgeHealth", "JUDGE_HEALTH", "SHIFT_WEIGHT", "FINISH");

        var execution = cutover.run();

        assertThat(execution.path())
                .containsExactly(
                        "Preflight",
                        "AfterPreflight",
                        "WarmUp",
                        "ShiftWeight",
                        "AfterShiftWeight",
                        "WaitForSync",
                        "VerifyWeight",
                        "AfterVerifyWeight",
                        "WaitForSync",
                        "VerifyWeight",
                        "AfterVerifyWeight",
                        "WaitToLook",
                        "JudgeHealth",
                        "AfterJudgeHealth",
                        "WaitToLook",
                        "JudgeHealth",
                        "AfterJudgeHealth",
                        "ShiftWeight",
                        "AfterShiftWeight",
                        "WaitForSync",
                        "VerifyWeight",
                        "AfterVerifyWeight",
                        "WaitToLook",
                        "JudgeHealth",
                        "AfterJudgeHealth",
                        "Finish",
                        "AfterFinish",
                        "Promote",
                        "Promoted");
        assertThat(execution.end().orElseThrow().output().path("outcome").stringValue())
                .isEqualTo("PROMOTED");
    }

    @Test
    void a_cutover_may_have_to_get_ready_before_its_first_step() {
        cutover.answer("ShiftWeight", "SHIFT_WEIGHT", "VERIFY_WEIGHT");

        var execution = cutover.run();

        assertThat(execution.path())
                .containsSubsequence(
                        "ShiftWeight", "AfterShiftWeight", "WaitToShift", "ShiftWeight", "WaitForSync", "Promoted");
    }

    @Test
    void preflight_gets_the_request_and_who_runs_it() {
        var execution = cutover.run();

        var event = cutover.events("Preflight").getFirst();
        assertThat(event.get("request")).isEqualTo(Json.parse(ScriptedCutover.REQUEST));
        assertThat(event.get("executionArn").stringValue()).isEqualTo(execution.arn());
        assertThat(event.get("startedAt").stringValue()).isEqualTo("2026-03-02T09:00:00.000Z");
    }

    @Test
    void a_refused_cutover_succeeds_at_doing_nothing() {
        cutover.answer("Preflight", "REFUSED");

        var execution = cutover.run();

        assertThat(execution.path()).containsExactly("Preflight", "AfterPreflight", "Refuse", "Refused");
        assertThat(execution.end().orElseThrow().output().path("outcome").stringValue())
                .isEqualTo("REFUSED");
    }

    @Test
    void a_preflight_that_fails_touches_nothing() {
        cutover.breaks("Preflight");

        var execution = cutover.run();

        assertThat(execution.path()).last().isEqualTo("PreflightFailed");
        assertThat(cutover.events("Rollback")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ShiftWeight, ShiftWeight, VERIFY_WEIGHT",
        "VerifyWeight, VerifyWeight, JUDGE_HEALTH",
        "JudgeHealth, JudgeHealth, FINISH",
        "Finish, Finish, PROMOTED"
    })
    void what_holds_is_tried_again_and_goes_on(String function, String state, String afterwards) {
        var then = state.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        cutover.answer(function, "HOLD", afterwards).answer("Hold", then);

        var execution = cutover.run();

        assertThat(execution.path())
                .containsSubsequence(function, "Hold", "AfterHold", "WaitInHold", "AfterWaitInHold", state, "Promoted");
    }

    @Test
    void a_ramp_that_holds_too_long_rolls_back() {
        cutover.answer("JudgeHealth", "HOLD").answer("Hold", "JUDGE_HEALTH", "ROLL_BACK");

        var execution = cutover.run();

        assertThat(execution.path()).endsWith("Hold", "AfterHold", "Rollback", "RolledBack");
    }

    @Test
    void an_approved_step_is_taken() {
        cutover.answer("JudgeHealth", "APPROVE", "FINISH");

        var execution = cutover.run(client ->
                client.sendTaskSuccess(r -> r.taskToken(cutover.token(0)).output("{\"by\": \"Kim\"}")));

        assertThat(execution.path()).containsSubsequence("Approve", "ShiftWeight", "Promoted");
    }

    @Test
    void a_refused_step_leads_back_to_stable() {
        cutover.answer("JudgeHealth", "APPROVE");

        var execution = cutover.run(client -> client.sendTaskFailure(
                r -> r.taskToken(cutover.token(0)).error("Refused").cause("Kim: not on a Friday")));

        assertThat(execution.path()).endsWith("Approve", "ExplainFailure", "Rollback", "RolledBack");
        assertThat(execution.end().orElseThrow().cause()).isEqualTo("at APPROVE: Refused: Kim: not on a Friday");
    }

    @Test
    void a_step_nobody_approves_holds_and_its_expired_token_is_refused() {
        cutover.answer("JudgeHealth", "APPROVE").answer("Hold", "APPROVE", "ROLL_BACK");

        var execution = cutover.run(client -> {
            cutover.stage.world.pause(Duration.ofMinutes(1));
            var expired = cutover.token(0);
            assertThatThrownBy(() ->
                            client.sendTaskSuccess(r -> r.taskToken(expired).output("{}")))
                    .isInstanceOf(TaskTimedOutException.class);
        });

        assertThat(execution.path())
                .containsSubsequence("Approve", "Hold", "AfterHold", "Approve", "Hold", "AfterHold", "Rollback");
        assertThat(cutover.events("Approve"))
                .extracting(event -> event.get("taskToken").stringValue())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("guardedTasks")
    void a_task_that_keeps_failing_leads_back_to_stable(String function) {
        cutover.answer("JudgeHealth", function.equals("Finish") ? "FINISH" : "HOLD")
                .answer("Hold", "ROLL_BACK")
                .breaks(function);

        var execution = cutover.run();

        assertThat(execution.path()).endsWith(function, "ExplainFailure", "Rollback", "RolledBack");
        assertThat(cutover.events("Rollback").getFirst().path("reason").stringValue())
                .startsWith("at ")
                .contains(": java.lang.IllegalStateException: {", function + " is broken");
    }

    static Stream<String> guardedTasks() {
        return Stream.of("WarmUp", "ShiftWeight", "VerifyWeight", "JudgeHealth", "Hold", "Finish");
    }

    @Test
    void a_verdict_to_roll_back_is_carried_out_with_its_reason() {
        cutover.answer("JudgeHealth", "ROLL_BACK");

        var execution = cutover.run();

        assertThat(cutover.events("Rollback"))
                .containsExactly(Json.tree(Json.object(
                        "source",
                        "sluice.cutover",
                        "executionArn",
                        execution.arn(),
                        "site",
                        Json.parse(ScriptedCutover.REQUEST),
                        "reason",
                        "JudgeHealth said so")));
        assertThat(execution.end().orElseThrow().error()).isEqualTo("RolledBack");
        assertThat(execution.end().orElseThrow().cause()).isEqualTo("JudgeHealth said so");
    }

    @Test
    void a_rollback_that_fails_is_no_quiet_end() {
        cutover.answer("JudgeHealth", "ROLL_BACK").breaks("Rollback");

        var execution = cutover.run();

        assertThat(execution.path()).last().isEqualTo("RollbackFailed");
        assertThat(execution.end().orElseThrow().cause()).contains("Rollback is broken");
    }

    @Test
    void what_nobody_foresaw_leads_back_to_stable() {
        cutover.answer("JudgeHealth", "DANCE");

        assertThat(cutover.run().path()).endsWith("AfterJudgeHealth", "Rollback", "RolledBack");
    }

    @Test
    void every_task_has_a_time_limit_retries_and_a_way_out() {
        var states = Json.parse(ScriptedCutover.shipped()).get("States");

        var tasks = states.valueStream()
                .filter(state -> state.get("Type").stringValue().equals("Task"))
                .toList();

        assertThat(tasks).hasSameSizeAs(ScriptedCutover.FUNCTIONS).allSatisfy(task -> {
            assertThat(task.has("TimeoutSeconds") || task.has("TimeoutSecondsPath"))
                    .isTrue();
            assertThat(task.get("Retry")).isNotEmpty();
            assertThat(task.get("Catch").valueStream().toList())
                    .last()
                    .satisfies(last -> assertThat(last.get("ErrorEquals").get(0).stringValue())
                            .isEqualTo("States.ALL"));
        });
    }
}
