package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.port.PortFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ApproveHandlerTest {

    private final CutoverScene scene = new CutoverScene();

    @Test
    void a_person_gets_the_grounds_and_both_commands() {
        approve(request());

        assertThat(scene.inbox.notices()).containsExactly("""
                Sluice: approve 50% for www.example.com?
                The cutover of www.example.com waits at 1% of the traffic for your word before it goes on to 50%.
                So far: healthy; error rate 0.1% over 3 minutes.
                To approve, before 2026-03-02 10:00 UTC:
                aws stepfunctions send-task-success --region us-east-1 --task-token 'AQCEAAAAKgAAAAMAAAAA==' --task-output '{}'
                To refuse, which rolls back:
                aws stepfunctions send-task-failure --region us-east-1 --task-token 'AQCEAAAAKgAAAAMAAAAA==' --error Refused --cause 'why'
                After that time these commands answer TaskTimedOut, and the ramp holds.""");
        assertThat(scene.log.lines().getLast())
                .isEqualTo("www.example.com at 1%: healthy; error rate 0.1% over 3 minutes; asks for approval of 50%");
    }

    @Test
    void a_request_nobody_could_answer_is_refused() {
        var document = Map.of("cutover", waiting());

        assertThatThrownBy(() -> approve(new JsonMapper().writeValueAsString(document)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("taskToken is missing");
    }

    @Test
    void a_request_that_cannot_be_sent_is_left_to_the_state_machines_retries() {
        scene.inbox.close();

        assertThatThrownBy(() -> approve(request())).isInstanceOf(PortFailure.class);
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new ApproveHandler()).isNotNull();
    }

    private String request() {
        return new JsonMapper().writeValueAsString(Map.of("cutover", waiting(), "taskToken", "AQCEAAAAKgAAAAMAAAAA=="));
    }

    private Cutover waiting() {
        return scene.stepped(scene.begun()).passed("healthy; error rate 0.1% over 3 minutes");
    }

    private void approve(String event) {
        scene.call(new ApproveHandler(scene.inbox, scene), event);
    }
}
