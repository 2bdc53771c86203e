package dev.sluice.rehearsal.states.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetrierTest {

    private static final ErrorNames ANY = new ErrorNames(List.of("States.ALL"));

    @Test
    void waits_grow_by_the_backoff_rate_up_to_the_longest() {
        var retrier = new Retrier(ANY, Duration.ofSeconds(3), 5, 1.5, OptionalInt.of(8), false);

        assertThat(List.of(1, 2, 3, 4))
                .extracting(number -> retrier.delay(number, new SplittableRandom(1)))
                .containsExactly(
                        Duration.ofSeconds(3),
                        Duration.ofMillis(4_500),
                        Duration.ofMillis(6_750),
                        Duration.ofSeconds(8));
    }

    @Property
    void full_jitter_draws_between_nothing_and_the_wait(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int number) {
        var plain = new Retrier(ANY, Duration.ofSeconds(2), 20, 2, OptionalInt.of(60), false);
        var jittered = new Retrier(ANY, Duration.ofSeconds(2), 20, 2, OptionalInt.of(60), true);

        var wait = jittered.delay(number, new SplittableRandom(seed));

        assertThat(wait).isBetween(Duration.ZERO, plain.delay(number, new SplittableRandom(seed)));
        assertThat(jittered.delay(number, new SplittableRandom(seed))).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL,          java.lang.IllegalStateException, true",
        "States.ALL,          States.Timeout,                  true",
        "States.ALL,          States.ResultPathMatchFailure,   true",
        "States.ALL,          States.DataLimitExceeded,        false",
        "States.ALL,          States.Runtime,                  false",
        "States.TaskFailed,   java.lang.IllegalStateException, true",
        "States.TaskFailed,   Lambda.ServiceException,         true",
        "States.TaskFailed,   States.Timeout,                  false",
        "States.TaskFailed,   States.DataLimitExceeded,        false",
        "States.Timeout,      States.Timeout,                  true",
        "States.Timeout,      Sandbox.Timedout,                false",
        "States.DataLimitExceeded, States.DataLimitExceeded,   true",
        "States.Runtime,      States.Runtime,                  false",
        "Lambda.ServiceException, Lambda.ServiceException,     true",
        "Lambda.ServiceException, lambda.serviceexception,     false"
    })
    void wildcards_match_what_step_functions_lets_them(String name, String error, boolean expected) {
        assertThat(new ErrorNames(List.of(name)).match(error)).isEqualTo(expected);
    }
}
