package dev.sluice.rehearsal.states.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Arguments of intrinsic functions as what they must be; each throws IllegalArgumentException when they are not. */
final class Arguments {

    /** What the functions that encode or hash take at most (guide, intrinsic-functions). */
    private static final int LONGEST_TEXT = 10_000;

    private Arguments() {}

    static String text(JsonNode argument) {
        if (!argument.isString()) {
            throw new IllegalArgumentException("a string is needed, not " + argument);
        }
        return argument.stringValue();
    }

    static String shortText(JsonNode argument) {
        var text = text(argument);
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "at most %,d characters are allowed, not %,d".formatted(LONGEST_TEXT, text.length()));
        }
        return text;
    }

    static ArrayNode array(JsonNode argument) {
        if (!(argument instanceof ArrayNode array)) {
            throw new IllegalArgumentException("an array is needed, not " + argument);
        }
        return array;
    }

    /** A number that is not whole is rounded, as the guide says of every function that wants an integer. */
    static int whole(JsonNode argument) {
        if (!argument.isNumber()) {
            throw new IllegalArgumentException("a number is needed, not " + argument);
        }
        var rounded = argument.decimalValue().add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
        try {
            return rounded.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("%s does not fit into an integer".formatted(argument), e);
        }
    }
}
