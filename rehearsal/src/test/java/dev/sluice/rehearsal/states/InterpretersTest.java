package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.LambdaEndpoint;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The same state machines with the same functions on moto's interpreter and on ours: same path, same end. Where moto is known
 * to be wrong it must still be, so that a better moto makes the exception go.
 */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
final class InterpretersTest {

    private static final int MOST_LOOKS = 2_000;
    private static final Map<String, SharedFunctions> CALLED_IN_REGION = new ConcurrentHashMap<>();
    private static LambdaEndpoint lambda;
    private static Moto moto;

    private record Run(SfnClient client, String arn) {}

    private record Ending(ExecutionStatus status, String output, String error, String cause, List<String> path) {}

    @BeforeAll
    static void start() throws IOException {
        lambda = new LambdaEndpoint((name, event) -> {
            var json = Json.parse(event);
            return CALLED_IN_REGION
                    .get(json.get("region").stringValue())
                    .call(name, json)
                    .toString();
        });
        moto = new Moto(lambda.port());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        moto.close();
    }

    @TestFactory
    @Timeout(60)
    Stream<DynamicTest> both_interpreters_agree_but_where_moto_is_known_to_be_wrong() {
        var cases = InterpreterCase.ALL;
        var runs = IntStream.range(0, cases.size())
                .mapToObj(i -> startOnMoto(cases.get(i), "us-case-" + (i + 1)))
                .toList();
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(cases.get(i).name(), () -> {
                    var theirs = endOnMoto(runs.get(i));
                    var ours = endOnOurs(cases.get(i), "us-case-" + (i + 1));

                    if (cases.get(i).difference().isEmpty()) {
                        assertThat(ours).isEqualTo(theirs);
                    } else {
                        assertThat(ours).as(cases.get(i).difference()).isNotEqualTo(theirs);
                    }
                }));
    }

    private static Run startOnMoto(InterpreterCase example, String region) {
        var client = moto.client(SfnClient.builder(), region);
        CALLED_IN_REGION.put(region, new SharedFunctions(client));
        var machine = client.createStateMachine(r -> r.name("machine")
                        .roleArn("arn:aws:iam::123456789012:role/machine")
                        .definition(example.definition()))
                .stateMachineArn();
        var execution = client.startExecution(
                r -> r.stateMachineArn(machine).name("run").input(example.input(region)));
        return new Run(client, execution.executionArn());
    }

    private static Ending endOnMoto(Run run) throws InterruptedException {
        var end = run.client().describeExecution(r -> r.executionArn(run.arn()));
        for (int looks = 0; end.status() == ExecutionStatus.RUNNING; looks++) {
            assertThat(looks).as("%s still runs on moto", run.arn()).isLessThan(MOST_LOOKS);
            TimeUnit.MILLISECONDS.sleep(20);
            end = run.client().describeExecution(r -> r.executionArn(run.arn()));
        }
        var path = run
                .client()
                .getExecutionHistory(r -> r.executionArn(run.arn()).maxResults(1000))
                .events()
                .stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
        return ending(end, path);
    }

    private static Ending ending(DescribeExecutionResponse end, List<String> path) {
        return new Ending(end.status(), normal(end.output()), end.error(), cause(end.error(), end.cause()), path);
    }

    private static Ending endOnOurs(InterpreterCase example, String region) {
        try (var stage = new StatesStage(StepFunctionsSettings.EXACT)) {
            var functions = new SharedFunctions(stage.service.client("functions"));
            SharedFunctions.NAMES.forEach(name -> stage.function(name, event -> functions.call(name, event)));
            var execution = stage.run(
                    stage.service.createStateMachine("machine", StateMachine.parse(example.definition())),
                    example.input(region));
            var end = execution.end().orElseThrow();
            var output = end.output() == null ? null : end.output().toString();
            return new Ending(
                    end.status(), normal(output), end.error(), cause(end.error(), end.cause()), execution.path());
        }
    }

    private static String normal(String json) {
        return json == null ? null : Json.parse(json).toString();
    }

    /** The words of the runtime's own errors are each interpreter's. */
    private static String cause(String error, String cause) {
        return error == null || error.startsWith("States.") ? null : cause;
    }
}
