package dev.sluice.rehearsal.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Rehearsal.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is no reason to turn back at once, and none to go on. */
class RampThatHoldsTest {

    private static final Script APPROVED =
            Script.of(Conditions.HEALTHY).with("approvals", Map.of("before", List.of(25), "timeoutMinutes", 30));

    @Test
    void somebody_elses_ttl_holds_the_ramp_until_it_is_put_back() {
        var run = Played.with(scene -> scene.atPercent(5, () -> {
            var somebody = new Somebody(scene);
            somebody.edits("stable", record -> record.ttl(300L));
            scene.world().pause(Duration.ofMinutes(20));
            somebody.edits("stable", record -> record.ttl(60L));
        }));

        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(Played.texts(run, "holds at 5%"))
                .hasSize(1)
                .first()
                .asString()
                .contains("somebody changed the records: A stable, TTL: 300 instead of 60");
    }

    @Test
    void a_weight_set_by_hand_holds_the_ramp_until_it_is_put_back() {
        var run = Played.with(scene -> scene.atPercent(10, () -> {
            var somebody = new Somebody(scene);
            somebody.edits("canary", record -> record.weight(12L));
            scene.world().pause(Duration.ofMinutes(20));
            somebody.edits("canary", record -> record.weight(10L));
        }));

        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(Played.texts(run, "holds at 10%"))
                .hasSize(1)
                .first()
                .asString()
                .contains("A canary, weight: 12 instead of 10");
    }

    @Test
    void a_ramp_that_holds_for_too_long_turns_back() {
        var run = Played.of(Script.of(Conditions.HEALTHY)
                .with("hold", Map.of("limitMinutes", 30))
                .with(scene ->
                        scene.atPercent(5, () -> new Somebody(scene).edits("stable", record -> record.ttl(300L)))));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.execution().end().orElseThrow().cause())
                .startsWith("held for 30 minutes, its limit: somebody changed the records");
    }

    @Test
    void a_step_that_is_approved_is_taken() {
        var run = Played.of(APPROVED.with(scene -> answer(scene, Somebody::approves)));

        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(Played.subjects(run)).first().isEqualTo("Sluice: approve 25% for www.example.com?");
    }

    @Test
    void a_step_that_is_refused_turns_back() {
        var run = Played.of(APPROVED.with(scene -> answer(scene, Somebody::refuses)));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.execution().end().orElseThrow().cause()).isEqualTo("at APPROVE: Refused: not on a Friday");
    }

    @Test
    void a_step_nobody_answers_holds_and_in_the_end_turns_back() {
        var run = Played.of(APPROVED.with("hold", Map.of("limitMinutes", 60)));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Played.subjects(run))
                .startsWith(
                        "Sluice: approve 25% for www.example.com?",
                        "Sluice: www.example.com holds at 10%", "Sluice: approve 25% for www.example.com?");
        assertThat(run.execution().end().orElseThrow().cause())
                .startsWith("held for 60 minutes, its limit: nobody approved the step to 25% in time");
    }

    @Test
    void metrics_that_cannot_be_read_for_a_while_neither_promote_nor_end_it() {
        var outage = Duration.ofMinutes(10);

        var run = Played.with(Mishaps.failingFor(outage, "JudgeHealth"));

        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(Duration.between(Played.firstAt(run, .1), Played.firstAt(run, .25)))
                .isGreaterThan(outage);
        assertThat(Played.texts(run, "holds at 10%")).hasSize(1);
    }

    @Test
    void metrics_that_cannot_be_read_any_more_turn_it_back() {
        var run = Played.of(Script.of(Conditions.HEALTHY)
                .with("hold", Map.of("limitMinutes", 30))
                .with(Mishaps.failing("JudgeHealth")));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.execution().end().orElseThrow().cause())
                .startsWith("held for 30 minutes, its limit: the canary's health could not be read");
    }

    /** Some minutes after the request for it has come. */
    private static void answer(Scene scene, Consumer<Somebody> word) {
        scene.atPercent(10, () -> {
            scene.world().pause(Duration.ofMinutes(20));
            word.accept(new Somebody(scene));
        });
    }
}
