package dev.sluice.rehearsal.states.language;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;

/** Intrinsic functions on numbers. */
final class NumberFunctions {

    private NumberFunctions() {}

    static JsonNode add(JsonNode left, JsonNode right) {
        long sum = (long) Arguments.whole(left) + Arguments.whole(right);
        return sum == (int) sum ? IntNode.valueOf((int) sum) : LongNode.valueOf(sum);
    }

    /** From the first number, included, to the second, excluded; a third is the seed of the draw. */
    static JsonNode random(List<JsonNode> arguments, RandomGenerator random) {
        int start = Arguments.whole(arguments.get(0));
        int end = Arguments.whole(arguments.get(1));
        if (end <= start) {
            throw new IllegalArgumentException("the end, %d, is not after the start, %d".formatted(end, start));
        }
        var source = arguments.size() == 3 ? new SplittableRandom(Arguments.whole(arguments.get(2))) : random;
        return IntNode.valueOf(source.nextInt(start, end));
    }
}
