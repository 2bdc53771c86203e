package dev.sluice.rehearsal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as JSON, and reads what state machines pass on. */
public final class Json {

    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    /** @param value maps, lists and plain values, written in the order they iterate */
    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** @throws IllegalArgumentException when it is not exactly one JSON text */
    public static JsonNode parse(String text) {
        try {
            var node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw new IllegalArgumentException("no JSON: the text is empty");
            }
            return node;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @param value maps, lists and plain values */
    public static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** A map that iterates as it is written here: names and values in turn. */
    public static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
