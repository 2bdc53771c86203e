package dev.sluice.rollback;

import static dev.sluice.rollback.RollbackScene.CUTOVER;
import static dev.sluice.rollback.RollbackScene.LATER;
import static dev.sluice.rollback.RollbackScene.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.routing.Split;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may happen between the trigger and the end of a rollback. */
class RollbackUnderWayTest {

    @Test
    void it_ends_when_the_change_is_live_and_nothing_rose_for_a_minute() {
        var scene = RollbackScene.running();

        scene.handle("alarm-lambda.json");

        assertThat(scene.time.passed()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_step_that_lands_late_is_undone_at_the_next_look_and_watched_for_another_minute() {
        var scene = RollbackScene.running();
        scene.lands(Duration.ofSeconds(29), new Split(90, 10));

        scene.handle("alarm-lambda.json");

        assertThat(scene.canaryWeights()).containsOnly(0);
        assertThat(scene.time.passed()).isEqualTo(Duration.ofSeconds(90));
        assertThat(scene.texts).singleElement().asString().contains("and again once, because something raised them");
    }

    @Test
    void a_second_call_finds_it_done_and_watches_as_well() {
        var scene = RollbackScene.running();
        scene.zone.set(RollbackScene.group(Split.ROLLED_BACK));

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"ALREADY_ROLLED_BACK\"");
        assertThat(scene.executions.causes()).containsOnlyKeys(CUTOVER);
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com was on stable already");
    }

    @Test
    void a_call_that_is_tried_again_after_its_function_died_watches_and_tells_without_writing() {
        var scene = RollbackScene.ended(Status.ABORTED, Split.ROLLED_BACK);

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"ALREADY_ROLLED_BACK\"");
        assertThat(scene.calls).doesNotContain("put");
        assertThat(scene.time.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(scene.subjects).hasSize(1);
    }

    @Test
    void a_call_that_is_tried_again_undoes_what_landed_meanwhile() {
        var scene = RollbackScene.ended(Status.ABORTED, Split.ROLLED_BACK);
        scene.lands(Duration.ofSeconds(10), new Split(90, 10));

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.canaryWeights()).containsOnly(0);
    }

    @Test
    void a_cutover_begun_meanwhile_is_left_alone() {
        var scene = RollbackScene.running();
        scene.time.after(Duration.ofSeconds(20), () -> {
            scene.executions.add(LATER, Status.RUNNING, NOW.plusSeconds(20));
            scene.zone.set(RollbackScene.group(new Split(99, 1)));
        });

        scene.handle("alarm-lambda.json");

        assertThat(scene.canaryWeights()).containsOnly(1);
        assertThat(scene.texts.getFirst()).contains("A new cutover was begun meanwhile; the weights are left to it.");
    }

    @Test
    void a_cutover_that_shows_in_the_listing_only_later_is_stopped_when_it_raises_the_canary() {
        var scene = RollbackScene.ended(Status.FAILED, new Split(95, 5));
        scene.time.after(Duration.ofSeconds(6), () -> {
            scene.executions.add(LATER, Status.RUNNING, NOW.minusSeconds(2));
            scene.zone.set(RollbackScene.group(new Split(99, 1)));
        });

        scene.handle("alarm-lambda.json");

        assertThat(scene.canaryWeights()).containsOnly(0);
        assertThat(scene.executions.causes()).containsOnlyKeys(LATER);
    }

    @Test
    void what_passes_is_tried_again_at_once() {
        var scene = RollbackScene.running();
        scene.zone.failReads(RollbackScene.passing());
        scene.zone.failPuts(RollbackScene.passing(), RollbackScene.passing());

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.texts.getFirst()).contains("at 2026-03-02T03:04:07Z");
    }

    @Test
    void a_look_that_fails_is_taken_again() {
        var scene = RollbackScene.running();
        scene.time.after(
                Duration.ofSeconds(2), () -> scene.zone.failReads(RollbackScene.passing(), RollbackScene.passing()));

        assertThat(scene.handle("alarm-lambda.json")).contains("\"ROLLED_BACK\"");
    }

    @Test
    void a_write_that_is_refused_is_told_with_the_command_that_does_it_and_thrown_to_be_tried_again() {
        var scene = RollbackScene.running();
        scene.zone.failPuts(RollbackScene.lasting());

        assertThatThrownBy(() -> scene.handle("alarm-lambda.json"))
                .isInstanceOf(RollbackFailure.class)
                .hasMessage(scene.texts.getFirst());
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com IS NOT ROLLED BACK");
        assertThat(scene.texts.getFirst())
                .contains("Problem: no permission. Allow it.")
                .contains("Done: nothing; the weights are 95/5 (stable/canary).")
                .contains(
                        "1. Try again: aws lambda invoke --region us-east-1 --function-name sluice-Rollback --invocation-type Event")
                .contains(
                        "2. If that fails, write it yourself: aws route53 change-resource-record-sets --hosted-zone-id"
                                + " Z0123456789ABCDEFGHIJ --change-batch '{\"Changes\":[{\"Action\":\"UPSERT\",");
    }

    @Test
    void records_nobody_can_read_are_told_of() {
        var scene = RollbackScene.running();
        scene.zone.failReads(RollbackScene.lasting());

        assertThatThrownBy(() -> scene.handle("alarm-lambda.json")).isInstanceOf(RollbackFailure.class);
        assertThat(scene.texts.getFirst()).contains("Done: nothing; the weights are unknown (stable/canary).");
    }

    @Test
    void a_change_that_does_not_become_live_is_told_of_after_three_minutes() {
        var scene = RollbackScene.running();
        scene.zone.neverLive();

        assertThatThrownBy(() -> scene.handle("alarm-lambda.json")).isInstanceOf(RollbackFailure.class);
        assertThat(scene.time.passed()).isEqualTo(Duration.ofMinutes(3));
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com IS NOT SURELY ROLLED BACK");
        assertThat(scene.texts.getFirst()).contains("Done: found the weights 95/5, wrote 255/0");
    }

    @Test
    void without_a_look_at_the_executions_two_arms_are_enough_and_the_cutover_is_stopped_afterwards() {
        var scene = RollbackScene.running();
        scene.executions.fail(RollbackScene.lasting());

        var answer = scene.handle("alarm-lambda.json");

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.calls).startsWith("read", "executions", "put", "executions", "stop");
        assertThat(scene.texts.getFirst()).contains("The executions could not be looked up: no permission. Allow it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm-lambda.json", "rollback-execution-aborted.json"})
    void a_late_call_that_wrote_without_a_look_does_not_stop_a_cutover_it_is_not_about(String file) {
        var scene = RollbackScene.ended(Status.ABORTED, new Split(95, 5));
        scene.executions.add(LATER, Status.RUNNING, NOW);
        scene.executions.fail(RollbackScene.passing());

        var answer = scene.handle(file);

        assertThat(answer).contains("\"ROLLED_BACK\"");
        assertThat(scene.calls)
                .startsWith("read", "executions", "put", "executions")
                .doesNotContain("stop");
    }

    @Test
    void without_a_look_at_the_executions_a_canary_that_has_everything_is_left_to_people() {
        var scene = RollbackScene.running();
        scene.zone.set(RollbackScene.group(new Split(0, 100)));
        scene.executions.fail(RollbackScene.lasting());

        assertThatThrownBy(() -> scene.handle("alarm-lambda.json"))
                .isInstanceOf(RollbackFailure.class)
                .hasMessageContaining("alarm sluice-canary-errors is in ALARM, and no permission. Allow it");
        assertThat(scene.canaryWeights()).containsOnly(100);
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com IS NOT ROLLED BACK");
    }

    @Test
    void a_cutover_that_asks_for_itself_needs_no_look_at_the_executions() {
        var scene = RollbackScene.running();
        scene.zone.set(RollbackScene.group(new Split(0, 100)));
        scene.executions.fail(RollbackScene.lasting(), RollbackScene.lasting());

        assertThat(scene.handle("rollback-cutover.json")).contains("\"ROLLED_BACK\"");
        assertThat(scene.canaryWeights()).containsOnly(0);
    }

    @Test
    void weights_that_are_all_zero_share_alike_and_are_turned_back() {
        var scene = RollbackScene.ended(Status.FAILED, Split.ROLLED_BACK);
        var zero = RollbackScene.group(Split.ROLLED_BACK).records().stream()
                .map(record -> RollbackScene.weighted(record, 0))
                .toList();
        scene.zone.set(RollbackScene.group(zero));

        scene.handle("alarm-lambda.json");

        assertThat(scene.zone.group()).isEqualTo(Rollback.back(RollbackScene.group(Split.ROLLED_BACK)));
    }

    @Test
    void a_type_without_a_stable_record_is_named_for_no_weight_withdraws_it() {
        var scene = RollbackScene.running();
        scene.zone.set(RollbackScene.group(scene.zone.group().records().stream()
                .filter(record ->
                        !record.type().equals("AAAA") || !record.setIdentifier().equals("stable"))
                .toList()));

        scene.handle("alarm-lambda.json");

        assertThat(scene.canaryWeights()).containsOnly(0);
        assertThat(scene.texts.getFirst())
                .contains("Only one arm has a record of type AAAA: it answers for the type whatever its weight.");
    }

    @Test
    void without_any_stable_record_there_is_no_way_back_and_people_hear_so() {
        var scene = RollbackScene.running();
        scene.zone.set(RollbackScene.group(scene.zone.group().records().stream()
                .filter(record -> record.setIdentifier().equals("canary"))
                .toList()));

        assertThatThrownBy(() -> scene.handle("alarm-lambda.json")).isInstanceOf(RollbackFailure.class);
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com IS NOT SURELY ROLLED BACK");
    }

    @Test
    void a_notice_that_is_lost_is_sent_by_the_call_that_is_tried_again() {
        var scene = RollbackScene.running();
        scene.noticeProblem = Optional.of(RollbackScene.passing());

        assertThatThrownBy(() -> scene.handle("alarm-lambda.json")).isInstanceOf(PortFailure.class);
        scene.noticeProblem = Optional.empty();
        scene.handle("alarm-lambda.json");

        assertThat(Collections.frequency(scene.calls, "put")).isEqualTo(1);
        assertThat(scene.subjects).containsExactly("Sluice: www.example.com was on stable already");
    }
}
