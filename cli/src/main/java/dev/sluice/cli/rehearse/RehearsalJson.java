package dev.sluice.cli.rehearse;

import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.timeline.Entry;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rehearsals for programs. */
final class RehearsalJson {

    private static final JsonMapper JSON = new JsonMapper();

    private RehearsalJson() {}

    /** @param several whether to wrap them in {@code scenarios} even when there is one */
    static String of(List<Rehearsal> played, boolean several) {
        if (!several) {
            return object(played.getFirst()).toPrettyString();
        }
        var story = JSON.createObjectNode();
        var scenarios = story.putArray("scenarios");
        played.stream().map(RehearsalJson::object).forEach(scenarios::add);
        return story.toPrettyString();
    }

    private static ObjectNode object(Rehearsal rehearsal) {
        var json = JSON.createObjectNode();
        json.put("scenario", rehearsal.scenario());
        json.put("seed", rehearsal.seed());
        json.put("outcome", rehearsal.outcome().name());
        json.putNull("finalWeights");
        json.put("virtualMinutes", rehearsal.duration().toMillis() / 60_000.0);
        json.put("requests", rehearsal.requests());
        json.put("badRequests", rehearsal.badRequests());
        json.putNull("rolledBackAtShare");
        var timeline = json.putArray("timeline");
        rehearsal.timeline().entries().stream()
                .map(Entry::toMap)
                .forEach(entry -> timeline.add(JSON.<ObjectNode>valueToTree(entry)));
        return json;
    }
}
