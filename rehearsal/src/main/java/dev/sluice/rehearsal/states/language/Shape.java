package dev.sluice.rehearsal.states.language;

import tools.jackson.databind.JsonNode;

/** What a value can be, in the words of the {@code Is…} operators. */
enum Shape {
    NULL,
    STRING,
    NUMERIC,
    BOOLEAN,
    TIMESTAMP;

    boolean fits(JsonNode value) {
        return switch (this) {
            case NULL -> value.isNull();
            case STRING -> value.isString();
            case NUMERIC -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case TIMESTAMP ->
                value.isString() && Timestamps.parse(value.stringValue()).isPresent();
        };
    }
}
