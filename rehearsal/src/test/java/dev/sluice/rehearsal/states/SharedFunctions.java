package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;

/** Functions that both interpreters call, with what they remember of one execution. */
final class SharedFunctions {

    static final List<String> NAMES = List.of("echo", "count", "flaky", "boom", "approve", "reject");

    private final SfnClient client;
    private final List<JsonNode> events = new ArrayList<>();

    SharedFunctions(SfnClient client) {
        this.client = client;
    }

    JsonNode call(String name, JsonNode event) {
        events.add(event);
        return switch (name) {
            case "echo" -> event;
            case "count" -> Json.tree(Json.object("n", event.path("n").asInt(0) + 1));
            case "flaky" -> flaky();
            case "boom" -> throw new IllegalArgumentException("boom");
            case "approve" ->
                sent(
                        event,
                        token -> client.sendTaskSuccess(r -> r.taskToken(token).output("{\"ok\":true}")));
            case "reject" ->
                sent(
                        event,
                        token -> client.sendTaskFailure(
                                r -> r.taskToken(token).error("Rejected").cause("by Kim")));
            default -> throw new IllegalArgumentException("no function " + name);
        };
    }

    private JsonNode flaky() {
        if (events.size() < 3) {
            throw new IllegalStateException("attempt " + events.size());
        }
        return Json.tree(Json.object("attempts", events.size()));
    }

    private static JsonNode sent(JsonNode event, Consumer<String> send) {
        send.accept(event.get("token").stringValue());
        return event;
    }
}
