package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.LambdaEndpoint;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The same state machines with the same functions on moto's interpreter and on ours: same path, same end. Where moto is known
 * to be wrong it must still be, so that a better moto makes the exception go.
 */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
final class InterpretersTest {

    private static final Map<String, SharedFunctions> CALLED_IN_REGION = new ConcurrentHashMap<>();
    private static LambdaEndpoint lambda;
    private static Moto moto;

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
                    var theirs = runs.get(i).await();
                    var ours = endOnOurs(cases.get(i), "us-case-" + (i + 1));

                    if (cases.get(i).difference().isEmpty()) {
                        assertThat(ours).isEqualTo(theirs);
                    } else {
                        assertThat(ours).as(cases.get(i).difference()).isNotEqualTo(theirs);
                    }
                }));
    }

    private static MotoExecution startOnMoto(InterpreterCase example, String region) {
        var client = moto.client(SfnClient.builder(), region);
        CALLED_IN_REGION.put(region, new SharedFunctions(client));
        return MotoExecution.start(client, example.definition(), "run", example.input(region));
    }

    private static Ending endOnOurs(InterpreterCase example, String region) {
        try (var stage = new StatesStage(StepFunctionsSettings.EXACT)) {
            var functions = new SharedFunctions(stage.service.client("functions"));
            SharedFunctions.NAMES.forEach(name -> stage.function(name, event -> functions.call(name, event)));
            var execution = stage.run(
                    stage.service.createStateMachine("machine", StateMachine.parse(example.definition())),
                    example.input(region));
            return Ending.of(execution);
        }
    }
}
