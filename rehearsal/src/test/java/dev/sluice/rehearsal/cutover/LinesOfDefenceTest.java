package dev.sluice.rehearsal.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.routing.Split;
import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.cutover.Conditions.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each line turns a bad canary back without the ones before it. */
class LinesOfDefenceTest {

    /** When the canary has a tenth of the traffic. */
    private static final Duration LATE = Duration.ofMinutes(22);

    @Test
    void the_error_alarm_turns_it_back_while_the_judge_sees_nothing() {
        var run = Played.of(
                Script.of(Conditions.HEALTHY.with(new Fault(LATE, .03))).with(Mishaps.failing("JudgeHealth")));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.execution().end().orElseThrow().cause())
                .isEqualTo("Sluice rolled back: alarm sluice-cutover-error-rate is in ALARM");
        assertThat(Played.sinceStart(run, run.rolledBackAt().orElseThrow())).isLessThan(LATE.plusMinutes(12));
    }

    @Test
    void route_53_withdraws_it_when_no_function_of_ours_can_do_anything() {
        var run = Played.of(Script.of(Conditions.HEALTHY.with(new Fault(LATE, .4)))
                .with(Mishaps.failing("JudgeHealth", "Rollback")));

        assertThat(run.finalSplit()).isEqualTo(Split.ofCanary(10));
        assertThat(Played.latestShare(run)).isLessThan(.01);
    }

    @Test
    void a_cache_that_no_longer_hits_turns_it_back() {
        var run = Played.with(scene -> scene.atPercent(10, () -> scene.cache().limitTo(.5)));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(Played.texts(run, "is rolled back to stable").getFirst()).contains("hit ratio");
    }

    @Test
    void the_hit_ratio_alarm_turns_it_back_while_the_judge_sees_nothing() {
        var run = Played.with(scene -> scene.atPercent(10, () -> {
            scene.cache().limitTo(.5);
            Mishaps.failing("JudgeHealth").strike(scene);
        }));

        assertThat(run.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(run.execution().end().orElseThrow().cause())
                .isEqualTo("Sluice rolled back: alarm sluice-cutover-hit-ratio is in ALARM");
    }
}
