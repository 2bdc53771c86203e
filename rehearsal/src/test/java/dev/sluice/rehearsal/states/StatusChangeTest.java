package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.world.Delay;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusChangeTest {

    private final StatesStage stage = new StatesStage(StepFunctionsSettings.EXACT);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void subscribers_hear_of_each_status_as_event_bridge_tells_it() {
        var events = new ArrayList<String>();
        stage.service.onStatusChange(events::add);
        var machine = stage.machine("\"Rest\":{\"Type\":\"Wait\",\"Seconds\":10,\"End\":true}");

        var execution = stage.stage.play(() -> machine.start("a", "{\"x\":1}"));
        stage.stage.world.run();

        assertThat(events).hasSize(2);
        var event = Json.parse(events.getLast());
        assertThat(event.at("/source").stringValue()).isEqualTo("aws.states");
        assertThat(event.at("/detail-type").stringValue()).isEqualTo("Step Functions Execution Status Change");
        assertThat(event.at("/detail/executionArn").stringValue()).isEqualTo(execution.arn());
        assertThat(event.at("/detail/status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(event.at("/detail/output").stringValue()).isEqualTo("{\"x\":1}");
        assertThat(Json.parse(events.getFirst()).at("/detail/status").stringValue())
                .isEqualTo("RUNNING");
    }

    @Test
    void status_changes_get_lost_and_overtake_each_other_by_the_seed() {
        var outcomes = new HashSet<String>();
        for (long seed = 1; seed <= 40; seed++) {
            var unreliable = new StepFunctionsSettings(
                    Delay.NONE, Delay.NONE, Delay.NONE, Delay.ofMillis(100, 5_000, 60_000), 0.3);
            try (var other = new StatesStage(seed, unreliable)) {
                var heard = new ArrayList<String>();
                other.service.onStatusChange(
                        e -> heard.add(Json.parse(e).at("/detail/status").stringValue()));
                other.run("\"S\":{\"Type\":\"Succeed\"}", "{}");
                other.stage.world.run();
                outcomes.add(String.join(" ", heard));
            }
        }

        assertThat(outcomes).contains("", "RUNNING", "SUCCEEDED", "RUNNING SUCCEEDED", "SUCCEEDED RUNNING");
    }
}
