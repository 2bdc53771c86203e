package dev.sluice.rollback.events;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place in an event, which knows where it is so that errors can say so.
 *
 * @param value null where there is nothing
 * @param path in JSONPath, such as {@code $.alarmData.state}
 */
record EventNode(Object value, String path) {

    /** CloudWatch writes 2026-03-02T03:04:05.678+0000, EventBridge 2026-03-02T03:04:05Z. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]");

    static EventNode read(byte[] json) throws BadEvent {
        return new EventNode(JsonTree.object(json), "$");
    }

    boolean has(String name) {
        return get(name).value != null;
    }

    /** The member called {@code name}; a missing one is empty, and complains when it is asked for text. */
    EventNode get(String name) {
        return new EventNode(value instanceof Map<?, ?> members ? members.get(name) : null, path + "." + name);
    }

    /** None when it is not an array. */
    List<EventNode> items() {
        var items = value instanceof List<?> list ? list : List.of();
        return IntStream.range(0, items.size())
                .mapToObj(i -> new EventNode(items.get(i), path + "[" + i + "]"))
                .toList();
    }

    String text(String name) throws BadEvent {
        return optionalText(name)
                .orElseThrow(
                        () -> new BadEvent("%s.%s is missing. Send the event as it is, without an input transformer"
                                .formatted(path, name)));
    }

    Optional<String> optionalText(String name) {
        return get(name).value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    boolean is(String name, String text) {
        return text.equals(get(name).value);
    }

    Optional<BigDecimal> number() {
        return value instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    /** A time nobody can read is as good as none: no emergency waits for it. */
    Optional<Instant> time(String name) {
        try {
            return optionalText(name)
                    .map(text -> OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
