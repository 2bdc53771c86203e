package dev.sluice.benchmarks.ramps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Rehearsal.Outcome;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.Conditions.Fault;
import dev.sluice.rehearsal.cutover.CutoverFigures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FixedScheduleTest {

    private static final Conditions BROKEN = Conditions.HEALTHY.with(new Fault(Duration.ZERO, .5));

    @Test
    void six_steps_of_eleven_minutes_and_their_changes_come_before_the_last() {
        var figures = Rule.UNWATCHED.player().play(Conditions.HEALTHY, 1);

        assertThat(figures.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(figures.allAfter().orElseThrow()).isBetween(Duration.ofMinutes(68), Duration.ofMinutes(74));
    }

    @Test
    void the_same_seed_plays_the_same_ramp_and_another_does_not() {
        var first = Rule.UNWATCHED.player().play(Conditions.HEALTHY, 1);
        var again = Rule.UNWATCHED.player().play(Conditions.HEALTHY, 1);
        var other = Rule.UNWATCHED.player().play(Conditions.HEALTHY, 2);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void a_watch_that_trips_turns_the_traffic_back_at_once() {
        var figures = play((stage, trip) -> {
            stage.world().after(Duration.ofMinutes(20), "trip", trip);
            return Watch.NONE;
        });

        assertThat(figures.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(figures.turnedBackAfter().orElseThrow())
                .isBetween(Duration.ofMinutes(20), Duration.ofSeconds(1_202));
    }

    @Test
    void what_is_turned_back_serves_fewer_errors() {
        var sooner = Rule.alarm(1).player().play(BROKEN, 1);
        var later = Rule.patientAlarm(5).player().play(BROKEN, 1);

        assertThat(sooner.turnedBackAfter().orElseThrow())
                .isLessThan(later.turnedBackAfter().orElseThrow());
        assertThat(sooner.canaryErrors()).isLessThan(later.canaryErrors());
    }

    @Test
    void each_halt_keeps_the_schedule_a_minute_longer() {
        var punctual = play((stage, trip) -> Watch.NONE);
        var late = play((stage, trip) -> () -> stage.world().elapsed().compareTo(Duration.ofMinutes(10)) > 0 ? 3 : 0);

        assertThat(late.allAfter().orElseThrow())
                .isBetween(
                        punctual.allAfter().orElseThrow().plusSeconds(150),
                        punctual.allAfter().orElseThrow().plusSeconds(210));
    }

    @Test
    void flagger_turns_back_at_the_check_after_its_fifth_failed_one() {
        var first = Rule.alarm(1).player().play(BROKEN, 1).turnedBackAfter().orElseThrow();

        var flagger = Rule.FLAGGER.player().play(BROKEN, 1).turnedBackAfter().orElseThrow();

        assertThat(flagger.minus(first)).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
    }

    private static CutoverFigures play(Watch.Installer watch) {
        return FixedSchedule.play(Conditions.HEALTHY, 1, watch);
    }
}
