package dev.sluice.rehearsal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AsyncInvocationsTest {

    private final Stage stage = new Stage(1);
    private final AsyncInvocations invocations = new AsyncInvocations(stage.aws);
    private final List<Duration> attempts = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void an_event_that_is_taken_is_not_sent_again() {
        invocations.invoke(failing(0), "{\"n\":7}");

        stage.world.run();

        assertThat(attempts).hasSize(1);
    }

    @Test
    void an_event_that_fails_is_tried_again_after_one_minute_and_after_two() {
        invocations.invoke(failing(2), "{}");

        stage.world.run();

        assertThat(attempts).hasSize(3);
        assertThat(attempts.get(1).minus(attempts.get(0))).isEqualTo(Duration.ofMinutes(1));
        assertThat(attempts.get(2).minus(attempts.get(1))).isEqualTo(Duration.ofMinutes(2));
        assertThat(stage.timeline.lines()).doesNotContain("gives up");
    }

    @Test
    void an_event_that_fails_three_times_is_given_up() {
        invocations.invoke(failing(9), "{}");

        stage.world.run();

        assertThat(attempts).hasSize(3);
        assertThat(stage.timeline.lines()).contains("gives up an event after 3 attempts");
    }

    @Test
    void an_event_whose_function_runs_out_of_time_is_tried_again() {
        var slow = LambdaRuntime.ofStream(stage.aws, "slow", Duration.ofSeconds(10), (in, out, context) -> {
            attempts.add(stage.world.elapsed());
            stage.world.pause(Duration.ofSeconds(attempts.size() < 2 ? 60 : 1));
        });
        invocations.invoke(slow, "{}");

        stage.world.run();

        assertThat(attempts).hasSize(2);
    }

    private LambdaRuntime<byte[], byte[]> failing(int times) {
        return LambdaRuntime.ofStream(stage.aws, "rollback", Duration.ofSeconds(10), (in, out, context) -> {
            attempts.add(stage.world.elapsed());
            if (attempts.size() <= times) {
                throw new IOException("no route");
            }
        });
    }
}
