package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LatencyTest {

    private static final Counts BUSY = new Counts(500, 0);

    private final Judge judge = Judge.start(Policy.DEFAULT.with(new Limits(.01, 1.25, .5, .8, OptionalDouble.of(800))));
    private int index;

    @Test
    void minute_after_minute_over_the_limit_is_rolled_back() {
        watch(60, BUSY, 300);

        var verdict = watch(12, BUSY, 900);

        assertThat(verdict).isInstanceOf(Verdict.Rollback.class);
        assertThat(verdict.evidence().reading()).isInstanceOfSatisfying(Reading.Latency.class, reading -> {
            assertThat(reading.slow()).isEqualTo(reading.minutes()).isBetween(3L, 12L);
            assertThat(reading.limitMillis()).isEqualTo(800);
        });
    }

    @Test
    void one_slow_minute_in_ten_is_allowed_for_ever() {
        for (int round = 0; round < 100; round++) {
            watch(9, BUSY, 300);
            watch(1, BUSY, 5_000);
        }

        assertThat(judge.verdict()).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void exactly_at_the_limit_is_not_over_it() {
        var verdict = watch(60, BUSY, 800);

        assertThat(verdict).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void the_slowest_of_a_handful_of_requests_is_no_percentile() {
        watch(60, new Counts(19, 0), 5_000);

        assertThat(judge.breakdown().evidence()).containsEntry("latency", 0.);
    }

    @Test
    void without_a_limit_latency_is_not_judged() {
        var unlimited = Judge.start(Policy.DEFAULT);

        unlimited.observe(Minute.of(0, BUSY).withLatencyMillis(60_000));

        assertThat(unlimited.breakdown().evidence()).doesNotContainKey("latency");
    }

    private Verdict watch(int minutes, Counts counts, double millis) {
        for (int i = 0; i < minutes; i++) {
            judge.observe(Minute.of(index++, counts).withLatencyMillis(millis));
        }
        return judge.verdict();
    }
}
