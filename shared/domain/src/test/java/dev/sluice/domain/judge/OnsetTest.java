package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OnsetTest {

    @Test
    void a_ramp_spends_its_wager_on_its_start_its_steps_and_any_minute() {
        var onset = new Onset(5, 1_000);

        double first = onset.next();
        double any = onset.next();
        onset.beginStep();
        double step = onset.next();

        assertThat(first).isEqualTo(.5 + .25 / 1_000);
        assertThat(any).isEqualTo(.25 / 1_000);
        assertThat(step).isEqualTo(.05 + .25 / 1_000);
        assertThat(onset.unspent()).isCloseTo(1 - first - any - step, within(1e-15));
    }

    @Test
    void the_wager_is_spent_at_the_horizon_and_never_overspent() {
        var onset = new Onset(0, 100);

        double spent = 0;
        for (int minute = 0; minute < 100; minute++) {
            spent += onset.next();
        }

        assertThat(spent).isCloseTo(1, within(1e-12));
        assertThat(onset.unspent()).isCloseTo(0, within(1e-12));
    }

    @Test
    void what_is_wagered_after_the_horizon_never_exceeds_one_more() {
        var onset = new Onset(0, 100);
        for (int minute = 0; minute < 100; minute++) {
            onset.next();
        }

        double spent = 0;
        for (int minute = 0; minute < 99_900; minute++) {
            spent += onset.next();
        }

        assertThat(spent).isBetween(.99, 1.);
    }
}
