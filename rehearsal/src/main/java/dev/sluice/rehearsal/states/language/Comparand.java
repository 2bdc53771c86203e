package dev.sluice.rehearsal.states.language;

import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** What a comparison takes its two values for. */
enum Comparand {
    STRING(Shape.STRING),
    NUMERIC(Shape.NUMERIC),
    BOOLEAN(Shape.BOOLEAN),
    TIMESTAMP(Shape.TIMESTAMP);

    private final Shape shape;

    Comparand(Shape shape) {
        this.shape = shape;
    }

    boolean fits(JsonNode value) {
        return shape.fits(value);
    }

    /** Empty when one of them is something else. */
    OptionalInt compare(JsonNode left, JsonNode right) {
        if (!fits(left) || !fits(right)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                switch (this) {
                    case STRING -> left.stringValue().compareTo(right.stringValue());
                    case NUMERIC -> left.decimalValue().compareTo(right.decimalValue());
                    case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
                    case TIMESTAMP ->
                        Timestamps.parse(left.stringValue())
                                .orElseThrow()
                                .compareTo(Timestamps.parse(right.stringValue()).orElseThrow());
                });
    }
}
