package dev.sluice.rehearsal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.states.language.StateMachine;
import dev.sluice.rehearsal.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SchedulerTest {

    private final Stage stage = new Stage(1);
    private final Scheduler scheduler = new Scheduler(stage.aws, new AsyncInvocations(stage.aws));
    private final List<String> events = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final LambdaRuntime<byte[], byte[]> sweeper =
            LambdaRuntime.ofStream(stage.aws, "sweeper", Duration.ofSeconds(30), (in, out, context) -> {
                events.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                times.add(stage.world.elapsed());
            });

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_rate_invokes_the_function_again_and_again_with_the_same_event() {
        scheduler.every(Duration.ofMinutes(5), sweeper, "{\"source\":\"sluice.sweeper\"}");

        stage.world.runFor(Duration.ofMinutes(62));

        assertThat(events).hasSize(12).containsOnly("{\"source\":\"sluice.sweeper\"}");
        assertThat(times.getFirst())
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6).plusSeconds(2));
    }

    @Test
    void a_rate_below_a_minute_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.every(Duration.ofSeconds(30), sweeper, "{}"))
                .withMessageContaining("a minute at least");
    }

    @Test
    void an_execution_starts_at_its_time() {
        var machine = new SimulatedStepFunctions(stage.aws, StepFunctionsSettings.TYPICAL)
                .createStateMachine(
                        "cutover",
                        StateMachine.parse(
                                "{\"StartAt\":\"Done\",\"States\":{\"Done\":{\"Type\":\"Succeed\"}}}", Map.of()));
        scheduler.at(World.START.plus(Duration.ofHours(1)), machine, "www.example.com_1", "{\"domain\":\"www\"}");

        stage.world.runFor(Duration.ofMinutes(59));
        var before = machine.executions();
        stage.world.runFor(Duration.ofMinutes(2));

        assertThat(before).isEmpty();
        assertThat(machine.execution("www.example.com_1"))
                .hasValueSatisfying(execution ->
                        assertThat(execution.end().orElseThrow().output()).hasToString("{\"domain\":\"www\"}"));
    }
}
