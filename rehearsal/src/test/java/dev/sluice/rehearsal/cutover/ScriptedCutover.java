package dev.sluice.rehearsal.cutover;

import dev.sluice.cutover.ShiftWeightHandler;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.states.Execution;
import dev.sluice.rehearsal.states.SimulatedStateMachine;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipped {@code cutover.asl.json} with functions that answer what a script says. */
final class ScriptedCutover implements AutoCloseable {

    static final List<String> FUNCTIONS = List.of(
            "Preflight",
            "WarmUp",
            "ShiftWeight",
            "VerifyWeight",
            "JudgeHealth",
            "Approve",
            "Hold",
            "Finish",
            "Rollback");

    /** Long enough that a person can act a minute after the start. */
    private static final int WAIT_SECONDS = 25;

    static final String REQUEST = """
            {"domain": "www.example.com", "hostedZoneId": "Z1", "stable": "stable", "canary": "canary",
             "distributionId": "E1"}""";

    final Stage stage = new Stage(1);
    private final SimulatedStepFunctions service = new SimulatedStepFunctions(stage.aws, StepFunctionsSettings.EXACT);
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, List<JsonNode>> events = new HashMap<>();
    private final SimulatedStateMachine machine;

    ScriptedCutover() {
        for (var name : FUNCTIONS) {
            service.addFunction(LambdaRuntime.ofStream(stage.aws, name, Duration.ofSeconds(30), (in, out, context) -> {
                var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                out.write(call(name, event).toString().getBytes(StandardCharsets.UTF_8));
            }));
        }
        machine = service.createStateMachine(
                "cutover",
                StateMachine.parse(shipped().replaceAll("\\$\\{(\\w+)FunctionArn}", LambdaRuntime.arn("$1"))));
        answer("Preflight", "WARM_UP");
        answer("WarmUp", "SHIFT_WEIGHT");
        answer("ShiftWeight", "VERIFY_WEIGHT");
        answer("VerifyWeight", "JUDGE_HEALTH");
        answer("JudgeHealth", "FINISH");
        answer("Finish", "PROMOTED");
    }

    /** What a function says is next, call by call; the last is said again and again. */
    ScriptedCutover answer(String function, String... next) {
        answers.put(function, new ArrayDeque<>(List.of(next)));
        return this;
    }

    ScriptedCutover breaks(String function) {
        broken.add(function);
        return this;
    }

    Execution run() {
        return run(client -> {});
    }

    /** @param meanwhile happens a minute after an execution began */
    Execution run(Consumer<SfnClient> meanwhile) {
        return stage.play(() -> {
            var execution = machine.start("www.example.com_20260302T090000Z", REQUEST);
            stage.world.pause(Duration.ofMinutes(1));
            meanwhile.accept(service.client("a person"));
            execution.await();
            return execution;
        });
    }

    List<JsonNode> events(String function) {
        return events.getOrDefault(function, List.of());
    }

    /** Of a request for approval, the first being 0. */
    String token(int request) {
        return events("Approve").get(request).get("taskToken").stringValue();
    }

    private JsonNode call(String function, JsonNode event) {
        events.computeIfAbsent(function, name -> new ArrayList<>()).add(event);
        if (broken.contains(function)) {
            throw new IllegalStateException(function + " is broken");
        }
        return switch (function) {
            case "Approve" -> Json.tree("asked");
            case "Rollback" -> Json.tree(Json.object("done", true));
            case "Preflight" -> document(function, begin(event));
            default -> document(function, (ObjectNode) event);
        };
    }

    private JsonNode document(String function, ObjectNode document) {
        var script = answers.get(function);
        document.put("next", script.size() > 1 ? script.remove() : script.element());
        document.put("waitSeconds", WAIT_SECONDS);
        document.put("said", function + " said so");
        return document;
    }

    private static ObjectNode begin(JsonNode event) {
        return (ObjectNode) Json.tree(Json.object(
                "request", Json.object("site", event.get("request")), "executionArn", event.get("executionArn")));
    }

    static String shipped() {
        try (var in = ShiftWeightHandler.class.getResourceAsStream("cutover.asl.json")) {
            return new String(Objects.requireNonNull(in, "cutover.asl.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
