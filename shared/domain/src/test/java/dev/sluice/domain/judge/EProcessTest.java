package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class EProcessTest {

    @Test
    void no_verdict_rests_on_what_is_not_a_number() {
        var wager = new EProcess(new double[] {.5, .5}, 5, new Onset(0, 60));

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> wager.bet(new double[] {.1, Double.NaN}))
                .withMessage("a wager is no longer a number after [0.1, NaN]");
    }
}
