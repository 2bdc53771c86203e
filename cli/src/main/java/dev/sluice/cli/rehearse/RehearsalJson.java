package dev.sluice.cli.rehearse;

import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.cutover.RampResult;
import dev.sluice.rehearsal.timeline.Entry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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
        addWeights(json, rehearsal.ramp());
        json.put("virtualMinutes", rehearsal.duration().toMillis() / 60_000.0);
        json.put("requests", rehearsal.requests());
        json.put("badRequests", rehearsal.badRequests());
        json.set(
                "rolledBackAtShare",
                number(rehearsal.ramp().map(RampResult::rolledBackAtShare).orElse(OptionalDouble.empty())));
        rehearsal.ramp().ifPresent(ramp -> addMinutes(json.putArray("minutes"), ramp));
        var timeline = json.putArray("timeline");
        rehearsal.timeline().entries().stream()
                .map(Entry::toMap)
                .forEach(entry -> timeline.add(JSON.<ObjectNode>valueToTree(entry)));
        return json;
    }

    private static void addWeights(ObjectNode json, Optional<RampResult> ramp) {
        ramp.ifPresentOrElse(
                result -> json.putObject("finalWeights")
                        .put("stable", result.finalWeights().stable())
                        .put("canary", result.finalWeights().canary()),
                () -> json.putNull("finalWeights"));
    }

    /** In the columns of {@code sluice backtest}. */
    private static void addMinutes(ArrayNode minutes, RampResult ramp) {
        for (var minute : ramp.minutes()) {
            minutes.addObject()
                    .put("minute", minute.index())
                    .put("canary_requests", minute.canary().requests())
                    .put("canary_errors", minute.canary().errors())
                    .put("stable_requests", minute.stable().requests())
                    .put("stable_errors", minute.stable().errors())
                    .set("canary_hit_ratio", number(minute.hitRatio()));
        }
    }

    private static JsonNode number(OptionalDouble value) {
        return value.isPresent()
                ? JSON.getNodeFactory().numberNode(value.getAsDouble())
                : JSON.getNodeFactory().nullNode();
    }
}
