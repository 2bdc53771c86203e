package dev.sluice.rehearsal.states.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A path that names exactly one place, where a result can be put (specification, Reference Paths). */
public final class ReferencePath {

    private static final String MATCH_FAILURE = "States.ResultPathMatchFailure";
    private static final Pattern SEGMENT = Pattern.compile(
            "\\.(?<name>[\\p{L}\\p{N}_-]+)|\\['(?<quoted>[^']+)']|\\[\"(?<doubled>[^\"]+)\"]|\\[(?<index>\\d{1,6})]");

    private final String text;
    private final List<Segment> segments;

    private ReferencePath(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    private sealed interface Segment {
        record Field(String name) implements Segment {}

        record Index(int index) implements Segment {}
    }

    /** @throws IllegalArgumentException when it could name no place, or several */
    public static ReferencePath parse(String text) {
        var segments = new ArrayList<Segment>();
        int end = 1;
        var matcher = SEGMENT.matcher(text);
        while (text.startsWith("$") && end < text.length() && matcher.find(end) && matcher.start() == end) {
            segments.add(segment(
                    matcher.group("name"), matcher.group("quoted"), matcher.group("doubled"), matcher.group("index")));
            end = matcher.end();
        }
        if (!text.startsWith("$") || end != text.length()) {
            throw new IllegalArgumentException(
                    "'%s' is no reference path: use $, then .name, ['name'] or [index]".formatted(text));
        }
        return new ReferencePath(text, segments);
    }

    private static Segment segment(String name, String quoted, String doubled, String index) {
        if (index != null) {
            return new Segment.Index(Integer.parseInt(index));
        }
        return new Segment.Field(name != null ? name : quoted != null ? quoted : doubled);
    }

    /**
     * A copy of {@code document} with {@code value} in this place; fields on the way are made where they are missing
     * (specification, ResultPath).
     *
     * @throws StateFailure {@code States.ResultPathMatchFailure} when something on the way is no object, or no array that
     *     long
     */
    public JsonNode put(JsonNode document, JsonNode value) {
        if (segments.isEmpty()) {
            return value;
        }
        var copy = document.deepCopy();
        var node = copy;
        for (var segment : segments.subList(0, segments.size() - 1)) {
            node = descend(node, segment, document);
        }
        set(node, segments.getLast(), value, document);
        return copy;
    }

    private JsonNode descend(JsonNode node, Segment segment, JsonNode document) {
        return switch (segment) {
            case Segment.Field(var name)
            when node instanceof ObjectNode object -> {
                if (!object.has(name)) {
                    object.set(name, JsonNodeFactory.instance.objectNode());
                }
                yield object.get(name);
            }
            case Segment.Index(var index)
            when node instanceof ArrayNode array && index < array.size() -> array.get(index);
            default -> throw mismatch(document);
        };
    }

    private void set(JsonNode node, Segment segment, JsonNode value, JsonNode document) {
        switch (segment) {
            case Segment.Field(var name) when node instanceof ObjectNode object -> object.set(name, value);
            case Segment.Index(var index)
            when node instanceof ArrayNode array && index < array.size() -> array.set(index, value);
            default -> throw mismatch(document);
        }
    }

    private StateFailure mismatch(JsonNode document) {
        return new StateFailure(
                MATCH_FAILURE, "Unable to apply ReferencePath %s to input %s".formatted(text, document));
    }

    @Override
    public String toString() {
        return text;
    }
}
