package dev.sluice.rehearsal.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Rehearsal.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CutoverRehearsalTest {

    @Test
    void a_good_canary_has_all_of_the_traffic_within_the_hour() {
        var figures = CutoverRehearsal.play(Conditions.HEALTHY, 1);

        assertThat(figures.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(figures.allAfter().orElseThrow()).isLessThan(Duration.ofHours(1));
        assertThat(figures.turnedBackAfter()).isEmpty();
        assertThat(figures.why()).isEmpty();
    }

    @Test
    void a_bad_one_is_turned_back_and_says_why() {
        var figures = CutoverRehearsal.play(Conditions.BAD_RELEASE, 1);

        assertThat(figures.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(figures.turnedBackAfter().orElseThrow()).isLessThan(Duration.ofMinutes(30));
        assertThat(figures.allAfter()).isEmpty();
        assertThat(figures.canaryErrors()).isPositive();
        assertThat(figures.why()).startsWith("roll back: error rate");
    }

    @Test
    void the_same_seed_plays_the_same_cutover_and_another_does_not() {
        var first = CutoverRehearsal.play(Conditions.BAD_RELEASE, 1);
        var again = CutoverRehearsal.play(Conditions.BAD_RELEASE, 1);
        var other = CutoverRehearsal.play(Conditions.BAD_RELEASE, 2);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }
}
