package dev.sluice.rehearsal.states.language;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The intrinsic functions (specification, Intrinsic Functions; Step Functions guide, intrinsic-functions). */
enum Intrinsic {
    FORMAT("Format", 1, Integer.MAX_VALUE),
    STRING_TO_JSON("StringToJson", 1, 1),
    JSON_TO_STRING("JsonToString", 1, 1),
    STRING_SPLIT("StringSplit", 2, 2),
    BASE64_ENCODE("Base64Encode", 1, 1),
    BASE64_DECODE("Base64Decode", 1, 1),
    HASH("Hash", 2, 2),
    UUID("UUID", 0, 0),
    ARRAY("Array", 0, Integer.MAX_VALUE),
    ARRAY_PARTITION("ArrayPartition", 2, 2),
    ARRAY_CONTAINS("ArrayContains", 2, 2),
    ARRAY_RANGE("ArrayRange", 3, 3),
    ARRAY_GET_ITEM("ArrayGetItem", 2, 2),
    ARRAY_LENGTH("ArrayLength", 1, 1),
    ARRAY_UNIQUE("ArrayUnique", 1, 1),
    JSON_MERGE("JsonMerge", 3, 3),
    MATH_ADD("MathAdd", 2, 2),
    MATH_RANDOM("MathRandom", 2, 3);

    private final String name;
    private final int fewest;
    private final int most;

    Intrinsic(String name, int fewest, int most) {
        this.name = "States." + name;
        this.fewest = fewest;
        this.most = most;
    }

    /** @throws IllegalArgumentException when there is none of this name */
    static Intrinsic named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no function %s, only %s"
                        .formatted(
                                name, Arrays.stream(values()).map(f -> f.name).collect(Collectors.joining(", ")))));
    }

    /** @throws IllegalArgumentException when it does not take so many arguments */
    void check(int arguments) {
        if (arguments < fewest || arguments > most) {
            throw new IllegalArgumentException("%s takes %d argument(s)%s, not %d"
                    .formatted(
                            name,
                            fewest,
                            most == fewest ? "" : most == Integer.MAX_VALUE ? " or more" : " to " + most,
                            arguments));
        }
    }

    /** @throws StateFailure {@code States.IntrinsicFailure} when it cannot work with these arguments */
    JsonNode apply(List<JsonNode> arguments, RandomGenerator random) {
        try {
            return switch (this) {
                case FORMAT -> TextFunctions.format(arguments);
                case STRING_TO_JSON -> TextFunctions.stringToJson(arguments.get(0));
                case JSON_TO_STRING -> TextFunctions.jsonToString(arguments.get(0));
                case STRING_SPLIT -> TextFunctions.split(arguments.get(0), arguments.get(1));
                case BASE64_ENCODE -> TextFunctions.encode(arguments.get(0));
                case BASE64_DECODE -> TextFunctions.decode(arguments.get(0));
                case HASH -> TextFunctions.hash(arguments.get(0), arguments.get(1));
                case UUID -> TextFunctions.uuid(random);
                case ARRAY -> DataFunctions.array(arguments);
                case ARRAY_PARTITION -> DataFunctions.partition(arguments.get(0), arguments.get(1));
                case ARRAY_CONTAINS -> DataFunctions.contains(arguments.get(0), arguments.get(1));
                case ARRAY_RANGE -> DataFunctions.range(arguments.get(0), arguments.get(1), arguments.get(2));
                case ARRAY_GET_ITEM -> DataFunctions.item(arguments.get(0), arguments.get(1));
                case ARRAY_LENGTH -> DataFunctions.length(arguments.get(0));
                case ARRAY_UNIQUE -> DataFunctions.unique(arguments.get(0));
                case JSON_MERGE -> DataFunctions.merge(arguments.get(0), arguments.get(1), arguments.get(2));
                case MATH_ADD -> NumberFunctions.add(arguments.get(0), arguments.get(1));
                case MATH_RANDOM -> NumberFunctions.random(arguments, random);
            };
        } catch (IllegalArgumentException e) {
            throw new StateFailure("States.IntrinsicFailure", "%s: %s".formatted(name, e.getMessage()));
        }
    }
}
