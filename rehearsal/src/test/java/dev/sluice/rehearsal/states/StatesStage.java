package dev.sluice.rehearsal.states;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A stage with Step Functions on it, for tests. */
final class StatesStage implements AutoCloseable {

    final Stage stage;
    final SimulatedStepFunctions service;

    StatesStage(StepFunctionsSettings settings) {
        this(1, settings);
    }

    StatesStage(long seed, StepFunctionsSettings settings) {
        stage = new Stage(seed);
        service = new SimulatedStepFunctions(stage.aws, settings);
    }

    /** A function of at most ten seconds. */
    LambdaRuntime<byte[], byte[]> function(String name, UnaryOperator<JsonNode> body) {
        return stream(name, (input, output, context) -> {
            var event = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            output.write(body.apply(event).toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    LambdaRuntime<byte[], byte[]> stream(String name, RequestStreamHandler handler) {
        var function = LambdaRuntime.ofStream(stage.aws, name, Duration.ofSeconds(10), handler);
        service.addFunction(function);
        return function;
    }

    /** Deploys states, which may say {@code ${NAME}} for the ARN of the function NAME; the first is where it starts. */
    SimulatedStateMachine machine(String states) {
        return machine("", states);
    }

    SimulatedStateMachine machine(String fields, String states) {
        var first = states.substring(states.indexOf('"') + 1).replaceFirst("(?s)\".*", "");
        var definition = "{%s\"StartAt\":\"%s\",\"States\":{%s}}".formatted(fields, first, states);
        return service.createStateMachine(
                "machine", StateMachine.parse(definition.replaceAll("\\$\\{(\\w+)}", LambdaRuntime.arn("$1"))));
    }

    Execution run(SimulatedStateMachine machine, String input) {
        return run(machine, "run", input);
    }

    Execution run(SimulatedStateMachine machine, String name, String input) {
        return stage.play(() -> {
            var execution = machine.start(name, input);
            execution.await();
            return execution;
        });
    }

    /** Deploys states and runs them. */
    Execution run(String states, String input) {
        return run(machine(states), input);
    }

    @Override
    public void close() {
        stage.close();
    }
}
