package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.aws.LoopbackAws.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Watches are executions: started by {@link StepFunctionsWatch}, listed by {@link StepFunctionsHistory}. */
class StepFunctionsTest {

    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:freshness";
    private static final Instant NINE = Instant.ofEpochSecond(1_772_442_000);

    @Test
    void a_watch_that_is_there_already_is_as_good_as_started() {
        try (var aws = new LoopbackAws(
                Answer.of(400, "{\"__type\":\"com.amazonaws.swf.service.v2.model#ExecutionAlreadyExists\"}"))) {
            assertThatCode(() -> new StepFunctionsWatch(aws.stepFunctions(), MACHINE).start("sluice-1", "{}"))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_state_machine_that_is_gone_is_named() {
        try (var aws = new LoopbackAws(Answer.of(400, "{\"__type\":\"StateMachineDoesNotExist\"}"))) {
            assertThatThrownBy(() -> new StepFunctionsWatch(aws.stepFunctions(), MACHINE).start("sluice-1", "{}"))
                    .hasMessageContaining("state machine " + MACHINE + " does not exist");
        }
    }

    @Test
    void the_history_knows_whether_a_watch_began_in_between() {
        var executions = "{\"executions\":[%s,%s]}".formatted(execution(NINE.plusSeconds(90)), execution(NINE));
        try (var aws = new LoopbackAws(Answer.of(200, executions))) {
            var history = new StepFunctionsHistory(aws.stepFunctions());

            assertThat(history.began(MACHINE, NINE, NINE.plusSeconds(90), false))
                    .isTrue();
            assertThat(history.began(MACHINE, NINE.plusSeconds(1), NINE.plusSeconds(90), false))
                    .isFalse();
            assertThat(history.began(MACHINE, NINE.minusSeconds(60), NINE, true))
                    .isFalse();
        }
    }

    private static String execution(Instant start) {
        return "{\"executionArn\":\"arn:e\",\"name\":\"e\",\"startDate\":%d,\"status\":\"SUCCEEDED\"}"
                .formatted(start.getEpochSecond());
    }
}
