package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.external.LambdaEndpoint;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A state machine that is shipped, with the functions that are shipped, on moto's interpreter and on ours. */
final class BothInterpreters implements AutoCloseable {

    private static final Pattern FUNCTION = Pattern.compile("\\$\\{(\\w+)FunctionArn}");

    private final String shipped;
    private final String execution;
    private final String input;
    private final LambdaEndpoint lambda;
    private final Moto moto;

    /**
     * @param owner beside which the definition lies
     * @param execution the name of each
     * @param onMoto the functions of each execution on moto
     */
    BothInterpreters(
            Class<?> owner, String definition, String execution, String input, List<? extends ScriptedFunctions> onMoto)
            throws IOException {
        try (var in = owner.getResourceAsStream(definition)) {
            this.shipped = new String(Objects.requireNonNull(in, definition).readAllBytes(), StandardCharsets.UTF_8);
        }
        this.execution = execution;
        this.input = input;
        this.lambda = new LambdaEndpoint((function, event) -> {
            int dash = function.lastIndexOf('-');
            int number = Integer.parseInt(function.substring(dash + 1));
            return onMoto.get(number).call(function.substring(0, dash), event, client(number));
        });
        this.moto = new Moto(lambda.port());
    }

    /** Starts as many executions on moto as there are functions for. */
    List<MotoExecution> startOnMoto(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> MotoExecution.start(client(number), definition(number), execution, input))
                .toList();
    }

    /** How an execution on moto ended, as if it were where ours are. */
    static Ending await(MotoExecution execution, int number) throws InterruptedException {
        return execution.await().moved(region(number), SimulatedAws.REGION);
    }

    Ending playOnOurs(ScriptedFunctions functions) {
        try (var stage = new StatesStage(StepFunctionsSettings.EXACT)) {
            var client = stage.service.client("functions");
            FUNCTION.matcher(shipped)
                    .results()
                    .map(match -> match.group(1))
                    .distinct()
                    .forEach(name -> stage.function(
                            name + "-0", event -> Json.parse(functions.call(name, event.toString(), client))));
            var machine = stage.service.createStateMachine("machine", StateMachine.parse(definition(0)));
            return Ending.of(stage.run(machine, execution, input));
        }
    }

    private SfnClient client(int number) {
        return moto.client(SfnClient.builder(), region(number));
    }

    /** Each execution needs its own: see {@link Moto}. */
    private static String region(int number) {
        return "us-play-" + (number + 1);
    }

    /** With functions of its own for each execution, and retries that are few and come at once: moto waits for real. */
    private String definition(int number) {
        return FUNCTION.matcher(shipped)
                .replaceAll(LambdaRuntime.arn("$1-" + number))
                .replaceAll("\"(IntervalSeconds|BackoffRate)\": \\d+", "\"$1\": 1")
                .replaceAll("\"MaxAttempts\": \\d+", "\"MaxAttempts\": 2");
    }

    @Override
    public void close() {
        lambda.close();
        moto.close();
    }
}
