package dev.sluice.domain.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RampTest {

    @Test
    void the_default_ramp_doubles_and_halves_its_way_to_all_of_the_traffic() {
        assertThat(Ramp.DEFAULT.percents()).containsExactly(1, 2, 5, 10, 25, 50, 100);
        assertThat(Ramp.DEFAULT.shares()).containsExactly(.01, .02, .05, .1, .25, .5, 1);
    }

    @Test
    void exponential_steps_are_a_first_one_times_powers_of_two() {
        assertThat(Ramp.exponential(3, 2)).containsExactly(3, 6, 12, 24, 48, 96, 100);
    }

    @Test
    void linear_steps_end_at_all_of_the_traffic_even_when_they_do_not_add_up_to_it() {
        assertThat(Ramp.linear(30)).containsExactly(30, 60, 90, 100);
        assertThat(Ramp.linear(100)).containsExactly(100);
    }

    @Property
    void every_rule_gives_a_ramp(
            @ForAll @IntRange(min = 1, max = 100) int first, @ForAll @IntRange(min = 2, max = 100) int factor) {
        assertThat(new Ramp(Ramp.linear(first), 1, 240).percents()).endsWith(100);
        assertThat(new Ramp(Ramp.exponential(first, factor), 1, 240).percents()).endsWith(100);
    }

    @Test
    void steps_that_fall_stand_still_or_stop_short_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ramp(List.of(5, 2, 100), 1, 240))
                .withMessage("step 2% after 5%: steps rise, from 1 to 100. Correct the ramp");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(List.of(5, 5, 100), 1, 240));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(List.of(0, 100), 1, 240));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(List.of(1, 256), 1, 240));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(List.of(1, 50), 1, 240));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(List.of(), 1, 240));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ramp(List.of(100), 10, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Ramp.linear(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Ramp.exponential(1, 1));
    }
}
