package dev.sluice.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.invalidation.InvalidateHandler;
import dev.sluice.rehearsal.external.LambdaEndpoint;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The state machine that is shipped, with the functions that are shipped, on moto's interpreter and on ours. */
@NeedsCommand(value = "moto_server", cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
final class FreshnessInterpretersTest {

    private static final List<WatchScript> SCRIPTS = WatchScript.ALL;

    private static List<ScriptedWatch> onMoto;
    private static LambdaEndpoint lambda;
    private static Moto moto;

    @BeforeAll
    static void start() throws IOException {
        onMoto = SCRIPTS.stream().map(ScriptedWatch::new).toList();
        lambda = new LambdaEndpoint((function, event) -> {
            int dash = function.lastIndexOf('-');
            return onMoto.get(Integer.parseInt(function.substring(dash + 1))).call(function.substring(0, dash), event);
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
    Stream<DynamicTest> both_interpreters_go_the_same_way_to_the_same_end() throws IOException {
        var shipped = shipped();
        var theirs = IntStream.range(0, SCRIPTS.size())
                .mapToObj(i -> MotoExecution.start(
                        moto.client(SfnClient.builder(), "us-watch-" + (i + 1)),
                        definition(shipped, i),
                        ScriptedWatch.begin()))
                .toList();
        return IntStream.range(0, SCRIPTS.size())
                .mapToObj(i -> DynamicTest.dynamicTest(SCRIPTS.get(i).name(), () -> {
                    var ours = new ScriptedWatch(SCRIPTS.get(i));

                    var end = play(ours, definition(shipped, i), i);

                    assertThat(end.path()).last().isEqualTo(SCRIPTS.get(i).end());
                    assertThat(end).isEqualTo(theirs.get(i).await());
                    assertThat(ours.effects()).isEqualTo(onMoto.get(i).effects());
                }));
    }

    private static Ending play(ScriptedWatch watch, String definition, int number) {
        try (var stage = new StatesStage(StepFunctionsSettings.EXACT)) {
            ScriptedWatch.FUNCTIONS.forEach(name ->
                    stage.function(name + "-" + number, event -> Json.parse(watch.call(name, event.toString()))));
            var machine = stage.service.createStateMachine("machine", StateMachine.parse(definition));
            return Ending.of(stage.run(machine, ScriptedWatch.begin()));
        }
    }

    /** With functions of its own for each script, and retries without delay: moto waits for real. */
    private static String definition(String shipped, int number) {
        return shipped.replaceAll("\\$\\{(\\w+)FunctionArn}", LambdaRuntime.arn("$1-" + number))
                .replaceAll("\"(IntervalSeconds|BackoffRate)\": \\d+", "\"$1\": 1");
    }

    private static String shipped() throws IOException {
        try (var in = InvalidateHandler.class.getResourceAsStream("freshness.asl.json")) {
            return new String(Objects.requireNonNull(in, "freshness.asl.json").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
