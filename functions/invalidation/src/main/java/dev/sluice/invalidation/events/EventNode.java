package dev.sluice.invalidation.events;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place in an event, which knows where it is so that errors can say so.
 *
 * @param path in JSONPath, such as {@code $.Records[0].s3}
 */
record EventNode(JsonNode json, String path) {

    boolean has(String name) {
        return json.has(name);
    }

    /** The member called {@code name}; a missing one is empty, and complains when it is asked for text. */
    EventNode get(String name) {
        return new EventNode(json.path(name), path + "." + name);
    }

    EventNode get(int index) {
        return new EventNode(json.path(index), path + "[" + index + "]");
    }

    int size() {
        return json.size();
    }

    String text(String name) throws BadEvent {
        return optionalText(name)
                .orElseThrow(
                        () -> new BadEvent("%s.%s is missing. Send S3 events as they are, without an input transformer"
                                .formatted(path, name)));
    }

    Optional<String> optionalText(String name) {
        var member = json.path(name);
        return member.isString() && !member.stringValue().isEmpty()
                ? Optional.of(member.stringValue())
                : Optional.empty();
    }

    String textOr(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    Instant time(String name) throws BadEvent {
        var text = text(name);
        try {
            return Instant.parse(text.endsWith("Z") ? text : text + "Z");
        } catch (DateTimeParseException e) {
            throw new BadEvent(
                    "%s.%s is not a time: \"%s\". Expected something like 2026-03-02T09:00:00Z"
                            .formatted(path, name, text),
                    e);
        }
    }
}
