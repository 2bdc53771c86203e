package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteTest {

    private static final Minute MINUTE = Minute.of(7, new Counts(100, 1));

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_001L, -1_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_minute_so_far_away_that_it_cannot_be_one_is_refused_with_its_cure(long index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Minute.of(index, Counts.NONE))
                .withMessage("minute %d is too far from its origin. Count minutes, not milliseconds", index);
    }

    @Test
    void a_mean_over_nothing_is_not_measured() {
        var minute = MINUTE.withHitRatio(Double.NaN).withLatencyMillis(Double.NaN);

        assertThat(minute).isEqualTo(MINUTE);
    }

    @Test
    void a_hit_ratio_in_percent_is_refused_with_its_cure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MINUTE.withHitRatio(93))
                .withMessage("minute 7: hit ratio 93.0 is not between 0 and 1. Divide a percentage by 100");
    }

    @Test
    void a_negative_latency_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MINUTE.withLatencyMillis(-1))
                .withMessage("minute 7: latency of -1.0 ms. Leave it out where it is not known");
    }
}
