package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.Execution;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.world.Delay;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What turns back a cutover that nobody looks after any more, and leaves alone one that is over. */
class BrokenOffTest {

    private static final Duration BEFORE_THE_START = Duration.ofSeconds(290);
    private static final String ALARM = "sluice-cutover-error-rate";

    @Test
    void a_cutover_that_is_stopped_by_hand_is_turned_back() {
        var run = Played.with(scene -> scene.atPercent(10, () -> new Somebody(scene).stopsTheCutover("by hand")));

        assertThat(run.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Played.texts(run, "is rolled back to stable").getFirst()).contains("ended ABORTED");
    }

    @Test
    void the_sweeper_finds_one_whose_end_nobody_heard_of() {
        var run = Played.of(Script.of(Conditions.HEALTHY)
                .with(new StepFunctionsSettings(Delay.NONE, Delay.NONE, Delay.NONE, Delay.NONE, 1))
                .with(scene -> scene.atPercent(10, () -> new Somebody(scene).stopsTheCutover("by hand"))));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Played.texts(run, "is rolled back to stable").getFirst())
                .contains("the canary carried weight and no cutover ran");
        assertThat(Duration.between(
                        run.execution().end().orElseThrow().at(),
                        run.rolledBackAt().orElseThrow()))
                .isBetween(Duration.ofSeconds(10), Duration.ofMinutes(6));
    }

    @Test
    void an_alarm_two_weeks_after_the_promotion_is_only_told_of() {
        try (var world = new World(1)) {
            var stage = new CutoverStage(world, Script.of(Conditions.HEALTHY));
            var promoted = stage.play();
            world.runFor(Duration.ofDays(14));

            stage.scene().cloudWatch().alarms().set(ALARM, StateValue.ALARM, "late", "");
            world.runFor(Duration.ofMinutes(10));

            assertThat(promoted.outcome()).isEqualTo(Outcome.PROMOTED);
            assertThat(stage.scene().zone().changes()).hasSameSizeAs(promoted.changes());
            assertThat(CutoverRun.split(stage.scene().zone().changes().getLast()))
                    .isEqualTo(new Split(0, 100));
            assertThat(stage.scene().account().topic().notices().getLast().subject())
                    .isEqualTo("Sluice: www.example.com was left as it is");
        }
    }

    @Test
    void an_alarm_from_before_the_cutover_began_is_ignored() {
        var run = Played.with(scene -> scene.world().after(BEFORE_THE_START, "old alarm", () -> {
            scene.aws().suffer(Mishaps.slow("Rollback", Duration.ofSeconds(25)));
            scene.cloudWatch().alarms().set(ALARM, StateValue.ALARM, "old", "");
            scene.cloudWatch().alarms().set(ALARM, StateValue.OK, "over", "");
        }));

        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(run.timeline().lines())
                .contains(
                        "alarm sluice-cutover-error-rate is in ALARM, which is from before www.example.com_rehearsal began");
    }

    @Test
    void a_second_cutover_is_refused_and_does_not_disturb_the_first() {
        var second = new AtomicReference<Execution>();

        var run = Played.with(scene -> scene.atPercent(
                10,
                () -> second.set(scene.account()
                        .machine()
                        .start(SITE.executionPrefix() + "second", Json.write(RehearsedSite.request())))));

        assertThat(second.get().end().orElseThrow().output().path("said").stringValue())
                .contains("www.example.com_rehearsal has been running since");
        assertThat(run.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(Played.subjects(run)).containsExactly("Sluice: www.example.com is on CloudFront");
    }
}
