package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rehearsal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

final class TaskTokensTest {

    private static final String ASK = """
            "Ask":{"Type":"Task","Resource":"arn:aws:states:::sns:publish.waitForTaskToken","TimeoutSeconds":600,
              "HeartbeatSeconds":60,"Parameters":{"token.$":"$$.Task.Token"},"Next":"Done",
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Done"}]},
            "Done":{"Type":"Succeed"}""";

    private final StatesStage stage = new StatesStage(StepFunctionsSettings.EXACT);
    private final SfnClient client = stage.service.client("handler");
    private final List<String> tokens = new ArrayList<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_task_that_waits_for_its_token_ends_with_what_is_sent() {
        var machine = asking();

        var execution = stage.stage.play(() -> {
            var started = machine.start("a", "{}");
            stage.stage.world.pause(Duration.ofSeconds(50));
            client.sendTaskHeartbeat(r -> r.taskToken(tokens.getFirst()));
            stage.stage.world.pause(Duration.ofSeconds(50));
            client.sendTaskSuccess(r -> r.taskToken(tokens.getFirst()).output("{\"ok\":true}"));
            started.await();
            assertThatThrownBy(() -> client.sendTaskSuccess(
                            r -> r.taskToken(tokens.getFirst()).output("{}")))
                    .isInstanceOf(TaskTimedOutException.class);
            return started;
        });

        assertThat(execution.end().orElseThrow().output()).hasToString("{\"ok\":true}");
        assertThat(execution.history())
                .extracting(HistoryEvent::typeAsString)
                .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void a_task_that_waits_for_its_token_can_be_failed() {
        var machine = asking();

        var execution = stage.stage.play(() -> {
            var started = machine.start("a", "{}");
            stage.stage.world.pause(Duration.ofSeconds(5));
            client.sendTaskFailure(
                    r -> r.taskToken(tokens.getFirst()).error("Rejected").cause("by Kim"));
            started.await();
            return started;
        });

        assertThat(execution.end().orElseThrow().output()).hasToString("{\"Error\":\"Rejected\",\"Cause\":\"by Kim\"}");
    }

    @Test
    void a_missing_heartbeat_is_a_timeout() {
        var machine = asking();

        var execution = stage.stage.play(() -> {
            var started = machine.start("a", "{}");
            stage.stage.world.pause(Duration.ofSeconds(30));
            client.sendTaskHeartbeat(r -> r.taskToken(tokens.getFirst()));
            started.await();
            return started;
        });

        assertThat(execution.end().orElseThrow().output()).hasToString("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
        assertThat(Duration.between(
                        execution.startedAt(), execution.end().orElseThrow().at()))
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(92));
    }

    @Test
    void heartbeats_do_not_prolong_the_timeout() {
        var machine = asking();

        var execution = stage.stage.play(() -> {
            var started = machine.start("a", "{}");
            stage.stage.world.pause(Duration.ofSeconds(1));
            while (started.end().isEmpty()) {
                client.sendTaskHeartbeat(r -> r.taskToken(tokens.getFirst()));
                stage.stage.world.pause(Duration.ofSeconds(30));
            }
            return started;
        });

        assertThat(execution.end().orElseThrow().at())
                .isEqualTo(execution.startedAt().plusSeconds(600));
    }

    @Test
    void a_token_goes_with_its_execution() {
        var machine = asking();

        play(() -> {
            var execution = machine.start("a", "{}");
            stage.stage.world.pause(Duration.ofSeconds(5));
            execution.stop(null, null);
            stage.stage.world.pause(Duration.ofSeconds(5));

            assertThatThrownBy(() -> client.sendTaskHeartbeat(r -> r.taskToken(tokens.getFirst())))
                    .isInstanceOf(TaskTimedOutException.class);
        });
    }

    @Test
    void an_unknown_token_and_an_output_that_is_no_json_are_refused() {
        var machine = asking();

        play(() -> {
            machine.start("a", "{}");
            stage.stage.world.pause(Duration.ofSeconds(5));

            assertThatThrownBy(() -> client.sendTaskFailure(r -> r.taskToken("x")))
                    .isInstanceOf(InvalidTokenException.class);
            assertThatThrownBy(() -> client.sendTaskSuccess(
                            r -> r.taskToken(tokens.getFirst()).output("{")))
                    .isInstanceOf(InvalidOutputException.class);
        });
    }

    private SimulatedStateMachine asking() {
        stage.service.addResource("sns:publish", (parameters, caller) -> {
            tokens.add(parameters.get("token").stringValue());
            return Json.tree(Json.object("MessageId", "m"));
        });
        return stage.machine(ASK);
    }

    private void play(Runnable body) {
        stage.stage.play(body);
    }
}
