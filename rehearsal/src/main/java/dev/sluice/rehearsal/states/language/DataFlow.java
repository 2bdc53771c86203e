package dev.sluice.rehearsal.states.language;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a state lets in and out (specification, Input and Output Processing).
 *
 * @param inputPath selects from the raw input; empty means null, which is {@code {}}
 * @param parameters what the work is given; empty means the selected input
 * @param resultSelector what is kept of the result; empty means all
 * @param resultPath where the result goes in the raw input; empty means null, which drops it
 * @param outputPath selects from that; empty means null, which is {@code {}}
 */
public record DataFlow(
        Optional<Path> inputPath,
        Optional<Template> parameters,
        Optional<Template> resultSelector,
        Optional<ReferencePath> resultPath,
        Optional<Path> outputPath) {

    /** The effective input. */
    public JsonNode input(Scope raw) {
        return select(inputPath, raw);
    }

    /** What the work is given. */
    public JsonNode payload(Scope effective) {
        return parameters.map(template -> template.fill(effective)).orElse(effective.input());
    }

    /** The state's output for a result of its work. */
    public JsonNode output(Scope raw, JsonNode result) {
        var kept = resultSelector.map(template -> template.fill(raw.of(result))).orElse(result);
        var combined = resultPath.map(path -> path.put(raw.input(), kept)).orElse(raw.input());
        return select(outputPath, raw.of(combined));
    }

    private static JsonNode select(Optional<Path> path, Scope scope) {
        return path.map(p -> p.read(scope)).orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
