package dev.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.benchmarks.judge.Guard.Move;
import dev.sluice.benchmarks.judge.Ramp.Ending;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class RampTest {

    private final UniformRandomProvider random = new SplittableRandom(1)::nextLong;

    @Test
    void a_guard_that_always_advances_promotes_after_seven_steps() {
        var outcome = new Ramp(100, .005, .005).play((_, _) -> Move.ADVANCE, random);

        assertThat(outcome.ending()).isEqualTo(Ending.PROMOTED);
        assertThat(outcome.minutes()).isEqualTo(9);
    }

    @Test
    void a_guard_that_never_moves_is_held_for_a_day() {
        var outcome = new Ramp(100, .005, .005).play((_, _) -> Move.STAY, random);

        assertThat(outcome.ending()).isEqualTo(Ending.HELD);
        assertThat(outcome.minutes()).isEqualTo(1_440);
    }

    @Test
    void a_guard_sees_each_minute_two_minutes_after_it_ended() {
        var seen = new ArrayList<Integer>();

        new Ramp(100, .005, .005)
                .play(
                        (minute, now) -> {
                            seen.add(now.minute() - minute.minute());
                            return now.minute() < 10 ? Move.STAY : Move.ROLL_BACK;
                        },
                        random);

        assertThat(seen).hasSize(8).containsOnly(3);
    }

    @Test
    void the_canary_of_the_first_step_gets_a_hundredth_of_the_requests() {
        var requests = new ArrayList<Long>();

        new Ramp(1_000, .005, .005)
                .play(
                        (minute, _) -> {
                            requests.add(minute.canary().requests());
                            return Move.STAY;
                        },
                        random);

        assertThat(requests.getFirst()).isBetween(200L, 400L);
        assertThat(requests.stream()
                        .skip(1)
                        .mapToLong(Long::longValue)
                        .average()
                        .orElseThrow())
                .isBetween(597., 603.);
    }
}
