package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.rehearsal.aws.Call;
import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.StateFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudfront.model.NoSuchInvalidationException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

final class TaskTest {

    private final StatesStage stage = new StatesStage(StepFunctionsSettings.EXACT);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_function_gets_the_parameters_and_its_response_goes_where_the_state_says() {
        stage.function("look", event -> Json.tree(Map.of("seen", event, "more", 1)));

        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"${look}","InputPath":"$.purge","Parameters":{"id.$":"$.id","try.$":"$$.State.RetryCount"},
                  "ResultSelector":{"seen.$":"$.seen.id","name.$":"$$.State.Name"},"ResultPath":"$.look","End":true}""", "{\"purge\":{\"id\":\"I1\"}}");

        assertThat(output(execution))
                .isEqualTo("{\"purge\":{\"id\":\"I1\"},\"look\":{\"seen\":\"I1\",\"name\":\"Look\"}}");
        assertThat(stage.stage.aws.log().calls())
                .extracting(Call::caller, call -> call.action().toString())
                .containsExactly(tuple(
                        "machine", "lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:look"));
    }

    @ParameterizedTest
    @CsvSource({"look", "look:live", "arn:aws:lambda:us-east-1:123456789012:function:look:live"})
    void lambda_invoke_wraps_the_response(String name) {
        stage.function("look", event -> Json.tree(Map.of("got", event)));

        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                  "Parameters":{"FunctionName":"NAME","Payload":{"n.$":"$.n"}},"End":true}""".replace("NAME", name), "{\"n\":7}");

        assertThat(output(execution))
                .isEqualTo("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"got\":{\"n\":7}},\"StatusCode\":200}");
    }

    @Test
    void an_exception_is_an_error_of_its_class_name_with_the_runtimes_document_as_cause() {
        stage.function("look", event -> {
            throw new IllegalStateException("no distribution");
        });

        var execution = stage.run(caught("\"States.ALL\""), "{\"a\":1}");

        assertThat(output(execution)).isEqualTo("""
                        {"a":1,"error":{"Error":"java.lang.IllegalStateException","Cause":"{\\"errorMessage\\":\\"no distribution\\",\
                        \\"errorType\\":\\"java.lang.IllegalStateException\\",\\"stackTrace\\":[]}"}}""");
        assertThat(execution.path()).containsExactly("Look", "Caught");
    }

    @Test
    void a_function_out_of_time_is_sandbox_timedout_not_a_timeout_of_the_state() {
        stage.function("look", event -> {
            stage.stage.world.pause(Duration.ofMinutes(1));
            return event;
        });

        var execution = stage.run(caught("\"States.Timeout\""), "{}");

        assertThat(execution.end().orElseThrow().error()).isEqualTo("Sandbox.Timedout");
        assertThat(execution.end().orElseThrow().cause()).contains("Task timed out after 10.00 seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED,     Lambda.TooManyRequestsException, 0",
        "SERVER_ERROR,  Lambda.ServiceException,         0",
        "LOST_RESPONSE, Lambda.SdkClientException,       1"
    })
    void a_call_to_lambda_that_fails_is_named_by_its_exception(Fault fault, String error, long invocations) {
        var function = stage.function("look", event -> event);
        stage.stage.aws.suffer((caller, action) -> fault);

        var execution = stage.run(caught("\"Some.Other\""), "{}");

        assertThat(execution.end().orElseThrow().error()).isEqualTo(error);
        assertThat(function.invocations()).isEqualTo(invocations);
    }

    @Test
    void a_function_that_is_not_there_is_a_resource_not_found() {
        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName.$":"$.f"},"End":true}""", "{\"f\":\"nobody\"}");

        assertThat(execution.end().orElseThrow())
                .hasToString("FAILED Lambda.ResourceNotFoundException: Function not found: "
                        + "arn:aws:lambda:us-east-1:123456789012:function:nobody");
    }

    @Test
    void a_retry_waits_longer_each_time_and_sees_its_count() {
        var seen = new ArrayList<String>();
        stage.function("look", event -> {
            seen.add("%s at %ds"
                    .formatted(event.get("try"), stage.stage.world.elapsed().toSeconds()));
            if (seen.size() < 4) {
                throw new IllegalStateException("not yet");
            }
            return event;
        });

        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"${look}","Parameters":{"try.$":"$$.State.RetryCount"},"End":true,
                  "Retry":[{"ErrorEquals":["States.TaskFailed"],"IntervalSeconds":2,"BackoffRate":3,"MaxDelaySeconds":10}]}""", "{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(seen).containsExactly("0 at 0s", "1 at 2s", "2 at 8s", "3 at 18s");
        assertThat(stage.stage.timeline.lines())
                .contains("Look failed with java.lang.IllegalStateException: retry 3 of 3 after 10.0 s");
    }

    @Test
    void each_retrier_counts_for_itself_as_the_specifications_example_says() {
        var errors = List.of("A", "B", "C", "B", "B").iterator();
        var times = new ArrayList<Long>();
        stage.service.addResource("test:fail", (parameters, caller) -> {
            times.add(stage.stage.world.elapsed().toSeconds());
            throw new StateFailure(errors.next(), "as told");
        });

        var execution = stage.run("""
                "X":{"Type":"Task","Resource":"arn:aws:states:::test:fail","End":true,"Retry":[
                    {"ErrorEquals":["A","B"],"IntervalSeconds":1,"BackoffRate":2.0,"MaxAttempts":2},
                    {"ErrorEquals":["C"],"IntervalSeconds":5}],
                  "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Z"}]},
                "Z":{"Type":"Succeed"}""", "{}");

        assertThat(times).containsExactly(0L, 1L, 3L, 8L);
        assertThat(output(execution)).isEqualTo("{\"Error\":\"B\",\"Cause\":\"as told\"}");
    }

    @Test
    void no_attempts_means_that_a_later_retrier_does_not_get_the_error() {
        var function = stage.function("look", event -> {
            throw new IllegalStateException("no");
        });

        stage.run("""
                "Look":{"Type":"Task","Resource":"${look}","End":true,"Retry":[
                  {"ErrorEquals":["java.lang.IllegalStateException"],"MaxAttempts":0},{"ErrorEquals":["States.ALL"]}]}""", "{}");

        assertThat(function.invocations()).isEqualTo(1);
    }

    @Test
    void the_first_catcher_that_names_the_error_decides() {
        stage.function("look", event -> {
            throw new IllegalStateException("no");
        });

        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"${look}","OutputPath":"$.nowhere","End":true,"Catch":[
                    {"ErrorEquals":["States.Timeout"],"Next":"Late"},
                    {"ErrorEquals":["Other","java.lang.IllegalStateException"],"ResultPath":null,"Next":"Known"},
                    {"ErrorEquals":["States.ALL"],"Next":"Late"}]},
                "Known":{"Type":"Succeed"},"Late":{"Type":"Fail","Error":"Late"}""", "{\"a\":1}");

        assertThat(execution.path()).containsExactly("Look", "Known");
        assertThat(output(execution)).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_missing_path_in_parameters_is_a_runtime_error_that_nothing_catches() {
        stage.function("look", event -> event);

        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"${look}","Parameters":{"id.$":"$.id"},"End":true,
                  "Retry":[{"ErrorEquals":["States.ALL"]}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Caught"}]},
                "Caught":{"Type":"Succeed"}""", "{}");

        assertThat(execution.end().orElseThrow().error()).isEqualTo("States.Runtime");
        assertThat(execution.path()).containsExactly("Look");
        assertThat(stage.stage.world.elapsed()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_response_over_256_kib_passes_states_all_by() {
        stage.function("look", event -> Json.tree("x".repeat(300_000)));

        var execution = stage.run(caught("\"States.ALL\""), "{}");

        assertThat(execution.end().orElseThrow().error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void a_response_over_256_kib_can_be_caught_by_its_name() {
        stage.function("look", event -> Json.tree("x".repeat(300_000)));

        var execution = stage.run(caught("\"States.DataLimitExceeded\""), "{}");

        assertThat(execution.path()).containsExactly("Look", "Caught");
    }

    @Test
    void a_task_out_of_time_is_a_timeout_without_a_cause_and_its_function_runs_on() {
        var effects = new ArrayList<Duration>();
        stage.function("look", event -> {
            stage.stage.world.pause(Duration.ofSeconds(8));
            effects.add(stage.stage.world.elapsed());
            return event;
        });

        var execution = stage.run("""
                "Look":{"Type":"Task","Resource":"${look}","TimeoutSecondsPath":"$.limit","End":true,
                  "Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"Failed"},{"ErrorEquals":["States.Timeout"],"Next":"Late"}]},
                "Failed":{"Type":"Succeed"},"Late":{"Type":"Succeed"}""", "{\"limit\":3}");
        stage.stage.world.run();

        assertThat(execution.path()).containsExactly("Look", "Late");
        assertThat(output(execution)).isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
        assertThat(execution.history()).extracting(HistoryEvent::typeAsString).contains("LambdaFunctionTimedOut");
        assertThat(effects).containsExactly(Duration.ofSeconds(8));
    }

    @Test
    void an_uncaught_timeout_of_a_task_fails_the_execution() {
        stage.service.addResource("test:sleep", (parameters, caller) -> {
            stage.stage.world.pause(Duration.ofDays(1));
            return parameters;
        });

        var execution = stage.run("""
                "S":{"Type":"Task","Resource":"arn:aws:states:::test:sleep","TimeoutSeconds":60,"End":true}""", "{}");

        assertThat(execution.end().orElseThrow()).hasToString("FAILED States.Timeout");
        assertThat(execution.history()).extracting(HistoryEvent::typeAsString).contains("TaskTimedOut");
    }

    @Test
    void an_aws_error_of_a_resource_is_named_by_service_and_exception() {
        stage.service.addResource("aws-sdk:cloudfront:getInvalidation", (parameters, caller) -> {
            throw NoSuchInvalidationException.builder().message("no I9").build();
        });

        var execution = stage.run("""
                "S":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:cloudfront:getInvalidation","Parameters":{"Id":"I9"},"End":true}""", "{}");

        assertThat(execution.end().orElseThrow().error()).isEqualTo("CloudFront.NoSuchInvalidationException");
    }

    @Test
    void a_stopped_execution_does_not_stop_the_function_it_called() {
        var effects = new ArrayList<String>();
        stage.function("shift", event -> {
            stage.stage.world.pause(Duration.ofSeconds(5));
            effects.add("written at " + stage.stage.world.elapsed());
            return event;
        });
        var machine = stage.machine("\"Shift\":{\"Type\":\"Task\",\"Resource\":\"${shift}\",\"End\":true}");

        var execution = stage.stage.play(() -> {
            var started = machine.start("run", "{}");
            stage.stage.world.pause(Duration.ofSeconds(1));
            started.stop("RolledBack", "alarm");
            return started;
        });
        stage.stage.world.run();

        assertThat(execution.end().orElseThrow()).hasToString("ABORTED RolledBack: alarm");
        assertThat(execution.end().orElseThrow().at())
                .isEqualTo(execution.startedAt().plusSeconds(1));
        assertThat(effects).containsExactly("written at PT5S");
        assertThat(execution.history().getLast().typeAsString()).isEqualTo("ExecutionAborted");
    }

    @Test
    void an_execution_stopped_before_its_first_step_never_takes_it() {
        var function = stage.function("look", event -> event);
        var machine = stage.machine("\"Look\":{\"Type\":\"Task\",\"Resource\":\"${look}\",\"End\":true}");

        var end = stage.stage.play(() -> {
            var execution = machine.start("run", "{}");
            execution.stop(null, null);
            return execution.await();
        });

        assertThat(end).hasToString("ABORTED");
        assertThat(function.invocations()).isZero();
    }

    private static String caught(String errors) {
        return """
                "Look":{"Type":"Task","Resource":"${look}","End":true,
                  "Catch":[{"ErrorEquals":[ERRORS],"ResultPath":"$.error","Next":"Caught"}]},
                "Caught":{"Type":"Succeed"}""".replace("ERRORS", errors);
    }

    private static String output(Execution execution) {
        return execution.end().orElseThrow().output().toString();
    }
}
