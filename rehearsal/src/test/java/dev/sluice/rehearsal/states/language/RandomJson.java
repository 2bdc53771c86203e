package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** Small JSON documents of every kind, drawn from a seed. */
public final class RandomJson {

    private static final List<Object> SCALARS =
            List.of(0, -7, 123_456_789_012L, 0.25, -1.5e10, "", "text", "it's {} \\ \"ü\" $.x", true, false);
    private static final List<String> NAMES = List.of("a", "b", "odd name", "é", "x-y", "a.b", "$", "0", "Payload");

    private final SplittableRandom random;

    public RandomJson(long seed) {
        random = new SplittableRandom(seed);
    }

    public JsonNode document() {
        return Json.tree(value(3));
    }

    public JsonNode object() {
        return Json.tree(fields(3));
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> SCALARS.get(random.nextInt(SCALARS.size()));
            case 1 -> null;
            case 2 -> items(depth);
            default -> fields(depth);
        };
    }

    private List<Object> items(int depth) {
        var items = new ArrayList<Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(depth - 1));
        }
        return items;
    }

    private Map<String, Object> fields(int depth) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(NAMES.get(random.nextInt(NAMES.size())), value(depth - 1));
        }
        return fields;
    }
}
