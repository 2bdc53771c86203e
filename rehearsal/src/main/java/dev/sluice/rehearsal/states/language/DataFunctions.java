package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/** Intrinsic functions on arrays and objects. */
final class DataFunctions {

    private static final int LONGEST_RANGE = 1_000;

    private DataFunctions() {}

    static JsonNode array(List<JsonNode> items) {
        return Json.tree(items);
    }

    static JsonNode partition(JsonNode array, JsonNode size) {
        int chunk = Arguments.whole(size);
        if (chunk < 1) {
            throw new IllegalArgumentException("a part has at least one item, not " + size);
        }
        var items = List.copyOf(Arguments.array(array).valueStream().toList());
        var parts = new ArrayList<List<JsonNode>>();
        for (int from = 0; from < items.size(); from += chunk) {
            parts.add(items.subList(from, Math.min(items.size(), from + chunk)));
        }
        return Json.tree(parts);
    }

    static JsonNode contains(JsonNode array, JsonNode value) {
        return BooleanNode.valueOf(Arguments.array(array).valueStream().anyMatch(value::equals));
    }

    /** From the first number to the last, both included. */
    static JsonNode range(JsonNode first, JsonNode last, JsonNode step) {
        int from = Arguments.whole(first);
        int to = Arguments.whole(last);
        int by = Arguments.whole(step);
        if (by == 0) {
            throw new IllegalArgumentException("a step of 0 leads nowhere");
        }
        long count = ((long) to - from) / by + 1;
        if (count > LONGEST_RANGE) {
            throw new IllegalArgumentException(
                    "a range has at most %,d items, not %,d".formatted(LONGEST_RANGE, count));
        }
        var range = new ArrayList<Integer>();
        for (long value = from; by > 0 ? value <= to : value >= to; value += by) {
            range.add((int) value);
        }
        return Json.tree(range);
    }

    static JsonNode item(JsonNode array, JsonNode index) {
        var items = Arguments.array(array);
        int at = Arguments.whole(index);
        if (at < 0 || at >= items.size()) {
            throw new IllegalArgumentException("there is no item %d among %d".formatted(at, items.size()));
        }
        return items.get(at);
    }

    static JsonNode length(JsonNode array) {
        return IntNode.valueOf(Arguments.array(array).size());
    }

    static JsonNode unique(JsonNode array) {
        return Json.tree(
                new LinkedHashSet<>(Arguments.array(array).valueStream().toList()));
    }

    /** Fields of the second object win; objects inside are not merged, and the third argument must say so. */
    static JsonNode merge(JsonNode left, JsonNode right, JsonNode deep) {
        if (!(left instanceof ObjectNode first) || !(right instanceof ObjectNode second)) {
            throw new IllegalArgumentException("two objects are needed, not %s and %s".formatted(left, right));
        }
        if (!deep.isBoolean() || deep.booleanValue()) {
            throw new IllegalArgumentException("the third argument must be false: Step Functions merges no deeper");
        }
        return first.deepCopy().setAll(second);
    }
}
