package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.RandomJson;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

final class ExecutionTest {

    private final StatesStage stage = new StatesStage(StepFunctionsSettings.EXACT);

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "End":true                                                          | {"a":1}      | {"a":1}
            "Result":7,"End":true                                               | {"a":1}      | 7
            "Result":{"x":7},"ResultPath":"$.b","End":true                      | {"a":1}      | {"a":1,"b":{"x":7}}
            "Result":7,"ResultPath":null,"End":true                             | {"a":1}      | {"a":1}
            "InputPath":"$.a","End":true                                        | {"a":1}      | 1
            "InputPath":null,"End":true                                         | {"a":1}      | {}
            "InputPath":"$.a","ResultPath":"$.b","End":true                     | {"a":1}      | {"a":1,"b":1}
            "OutputPath":"$.a","End":true                                       | {"a":1}      | 1
            "OutputPath":null,"End":true                                        | {"a":1}      | {}
            "Parameters":{"n.$":"$.a","s":"x"},"End":true                       | {"a":1}      | {"n":1,"s":"x"}
            "InputPath":"$.a","Parameters":{"n.$":"$.b"},"ResultPath":"$.r","OutputPath":"$.r","End":true | {"a":{"b":2}} | {"n":2}
            "Parameters":{"n.$":"$.a"},"Result":7,"End":true                    | {"a":1}      | 7
            "Parameters":{"w.$":"$$.StateMachine.Name","s.$":"$$.State.Name","n.$":"$$.Execution.Name","i.$":"$$.Execution.Input.a"},"End":true | {"a":1} | {"w":"machine","s":"S","n":"run","i":1}
            "Parameters":{"t.$":"$$.Execution.StartTime","e.$":"$$.State.EnteredTime"},"End":true | {} | {"t":"2026-03-02T09:00:00.000Z","e":"2026-03-02T09:00:00.000Z"}
            """)
    void a_pass_state_moves_data(String fields, String input, String output) {
        var execution = stage.run("\"S\":{\"Type\":\"Pass\",%s}".formatted(fields), input);

        assertThat(execution.end())
                .hasValueSatisfying(end -> assertThat(end.output()).hasToString(output));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Property(tries = 100)
    void what_goes_through_untouched_comes_out_as_it_was(@ForAll long seed) {
        try (var fresh = new StatesStage(StepFunctionsSettings.EXACT)) {
            var input = new RandomJson(seed).document();

            var execution = fresh.run("""
                    "S":{"Type":"Pass","Parameters":{"kept.$":"$"},"ResultPath":"$","OutputPath":"$.kept","Next":"T"},
                    "T":{"Type":"Wait","Seconds":1,"Next":"U"},
                    "U":{"Type":"Succeed"}""", input.toString());

            assertThat(execution.end().orElseThrow().output()).hasToString(input.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Type":"Pass","InputPath":"$.x","End":true                     | States.Runtime | An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.x' could not be found in the input '{"a":1}'
            "Type":"Pass","OutputPath":"$.x","End":true                    | States.Runtime | could not be found
            "Type":"Pass","Parameters":{"n.$":"$.x"},"End":true            | States.Runtime | could not be found
            "Type":"Pass","Parameters":{"n.$":"States.MathAdd($.a,'b')"},"End":true | States.IntrinsicFailure | a number is needed
            "Type":"Pass","ResultPath":"$.a.b","End":true                  | States.ResultPathMatchFailure | Unable to apply
            "Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":2,"Next":"S"}] | States.NoChoiceMatched | No choice of state 'S'
            "Type":"Choice","Choices":[{"Variable":"$.x","NumericEquals":2,"Next":"S"}] | States.Runtime | Invalid path '$.x'
            "Type":"Wait","SecondsPath":"$.x","End":true                   | States.Runtime | could not be found
            "Type":"Wait","SecondsPath":"$","End":true                     | States.Runtime | a whole number
            "Type":"Wait","TimestampPath":"$.a","End":true                 | States.Runtime | a time such as
            "Type":"Fail","Error":"Stale","Cause":"still old"              | Stale          | still old
            "Type":"Fail","Error":"Stale","CausePath":"States.Format('a is {}', $.a)" | Stale | a is 1
            "Type":"Fail","ErrorPath":"$.a"                                | States.Runtime | a string is needed, not 1
            """)
    void a_state_that_fails_fails_the_execution(String fields, String error, String cause) {
        var execution = stage.run("\"S\":{%s}".formatted(fields), "{\"a\":1}");

        var end = execution.end().orElseThrow();
        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo(error);
        assertThat(end.cause()).contains(cause);
    }

    @Test
    void choices_lead_to_different_states() {
        var machine = stage.machine("""
                "Fork":{"Type":"Choice","InputPath":"$.in","OutputPath":"$.n","Default":"Other","Choices":[
                  {"Variable":"$.n","NumericLessThan":5,"Next":"Small"},{"Variable":"$.n","NumericLessThan":9,"Next":"Medium"}]},
                "Small":{"Type":"Succeed"},"Medium":{"Type":"Succeed"},"Other":{"Type":"Succeed"}""");

        var paths = stage.stage.play(() -> List.of(
                machine.start("a", "{\"in\":{\"n\":1}}"),
                machine.start("b", "{\"in\":{\"n\":5}}"),
                machine.start("c", "{\"in\":{\"n\":\"text\"}}")));
        stage.stage.world.runFor(Duration.ofMinutes(1));

        assertThat(paths)
                .extracting(Execution::path)
                .containsExactly(List.of("Fork", "Small"), List.of("Fork", "Medium"), List.of("Fork", "Other"));
        assertThat(paths)
                .extracting(e -> e.end().orElseThrow().output().toString())
                .containsExactly("1", "5", "\"text\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Seconds":90                                 | 90
            "Seconds":0                                  | 0
            "SecondsPath":"$.s"                          | 7
            "Timestamp":"2026-03-02T10:00:00Z"           | 3600
            "Timestamp":"2026-03-02T10:00:00+02:00"      | 0
            "TimestampPath":"$.at"                       | 60
            """)
    void a_wait_takes_virtual_time(String until, long seconds) {
        stage.run(
                "\"S\":{\"Type\":\"Wait\",%s,\"End\":true}".formatted(until),
                "{\"s\":7,\"at\":\"2026-03-02T09:01:00Z\"}");

        assertThat(stage.stage.world.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void the_time_of_the_whole_execution_ends_it_as_timed_out() {
        stage.function("slow", event -> {
            stage.stage.world.pause(Duration.ofSeconds(9));
            return event;
        });
        var machine = stage.machine("\"TimeoutSeconds\":20,", """
                "Again":{"Type":"Task","Resource":"${slow}","Next":"Again2","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Caught"}]},
                "Again2":{"Type":"Task","Resource":"${slow}","Next":"Again","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Caught"}]},
                "Caught":{"Type":"Succeed"}""");

        var execution = stage.run(machine, "{}");

        assertThat(execution.end().orElseThrow()).hasToString("TIMED_OUT States.Timeout");
        assertThat(stage.stage.world.elapsed()).isEqualTo(Duration.ofSeconds(20));
        assertThat(execution.path()).containsExactly("Again", "Again2", "Again");
    }

    @Test
    void a_year_is_the_longest_an_execution_lasts() {
        var machine = stage.machine("""
                "S":{"Type":"Wait","Seconds":20000000,"Next":"T"},"T":{"Type":"Wait","Seconds":20000000,"End":true}""");
        var execution = stage.stage.play(() -> machine.start("run", "{}"));

        stage.stage.world.runFor(Duration.ofDays(366));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(execution.end().orElseThrow().at())
                .isEqualTo(execution.startedAt().plus(Duration.ofDays(365)));
    }

    @Test
    void an_execution_with_25_000_events_fails() {
        var machine = stage.machine("""
                "S":{"Type":"Wait","Seconds":1,"Next":"T"},"T":{"Type":"Pass","Next":"S"}""");

        var execution = stage.run(machine, "{}");

        assertThat(execution.history()).hasSize(25_000);
        assertThat(execution.end().orElseThrow().error()).isEqualTo("States.Runtime");
        assertThat(execution.end().orElseThrow().cause())
                .contains("The execution reached the maximum number of history events (25000).");
        assertThat(execution.history().getLast().typeAsString()).isEqualTo("ExecutionFailed");
    }

    @Test
    void data_over_256_kib_fails_the_execution_with_its_own_error() {
        var machine = stage.machine("""
                "S":{"Type":"Pass","Parameters":{"twice.$":"States.Array($, $)"},"End":true}""");

        var execution = stage.run(machine, Json.write("x".repeat(140_000)));

        assertThat(execution.end().orElseThrow().error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void the_history_tells_of_every_step() {
        stage.function("echo", event -> event);

        var execution = stage.run("""
                "Call":{"Type":"Task","Resource":"${echo}","Next":"Invoke"},
                "Invoke":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"echo"},"Next":"Rest"},
                "Rest":{"Type":"Wait","Seconds":5,"Next":"Done"},
                "Done":{"Type":"Succeed"}""", "{}");

        assertThat(execution.history())
                .extracting(HistoryEvent::typeAsString)
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThat(execution.history()).extracting(HistoryEvent::id).startsWith(1L, 2L, 3L);
    }

    @Test
    void a_machine_that_calls_what_nothing_simulates_is_refused() {
        var missing = StateMachine.parse("""
                {"StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::sns:publish","End":true}}}""");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stage.service.createStateMachine("machine", missing))
                .withMessageContaining("state 'S' calls")
                .withMessageContaining("add it with addFunction or addResource");
    }

    @Test
    void the_same_seed_gives_the_same_execution() {
        assertThat(lines(5)).isEqualTo(lines(5)).isNotEqualTo(lines(6));
    }

    private static String lines(long seed) {
        try (var seeded = new StatesStage(seed, StepFunctionsSettings.TYPICAL)) {
            seeded.function("flaky", event -> {
                if (seeded.stage.world.random("flaky").nextBoolean()) {
                    throw new IllegalStateException("no luck");
                }
                return event;
            });
            var execution = seeded.run("""
                    "Call":{"Type":"Task","Resource":"${flaky}","ResultPath":null,"Next":"Draw",
                      "Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":20,"JitterStrategy":"FULL","MaxDelaySeconds":9}]},
                    "Draw":{"Type":"Pass","Parameters":{"id.$":"States.UUID()"},"End":true}""", "{}");
            return execution.end() + seeded.stage.timeline.lines();
        }
    }
}
