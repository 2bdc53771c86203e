package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void a_counter_that_goes_backwards_is_refused_with_its_cure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(-120, 0))
                .withMessage("0 errors in -120 requests: a counter went backwards."
                        + " Give what each minute added, not running totals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(120, -1))
                .withMessageContaining("a counter went backwards");
    }

    @Test
    void more_errors_than_requests_are_refused_with_their_cure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(10, 12))
                .withMessage("12 errors in 10 requests: more errors than requests."
                        + " Take both from the same minute and the same arm");
    }

    @Test
    void more_requests_than_any_minute_has_are_refused_with_their_cure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(1_000_000_000_001L, 0))
                .withMessage("1000000000001 requests are too many for one minute."
                        + " Give what each minute added, not running totals");
    }
}
