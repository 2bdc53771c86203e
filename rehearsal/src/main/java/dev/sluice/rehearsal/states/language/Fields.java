package dev.sluice.rehearsal.states.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The fields of a definition's object. What goes wrong in one names its place, and one that nobody reads is an error. */
final class Fields {

    private final String owner;
    private final String prefix;
    private final JsonNode object;
    private final Set<String> unread = new LinkedHashSet<>();

    /** @param owner whose fields they are, such as {@code state 'Look'} */
    Fields(String owner, JsonNode object) {
        this(owner, "", object);
    }

    private Fields(String owner, String prefix, JsonNode object) {
        this.owner = owner;
        this.prefix = prefix;
        this.object = object;
        if (!object.isObject()) {
            throw new DefinitionError(prefix.isEmpty() ? owner : place(""), "it must be an object, not " + object);
        }
        object.propertyNames().forEach(unread::add);
        unread.remove("Comment");
    }

    boolean has(String field) {
        return object.has(field);
    }

    Stream<String> names() {
        return List.copyOf(object.propertyNames()).stream();
    }

    /** What {@code reader} makes of a field; empty when there is no such field. */
    <T> Optional<T> read(String field, Function<JsonNode, T> reader) {
        unread.remove(field);
        if (!object.has(field)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(object.get(field)));
        } catch (DefinitionError e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new DefinitionError(place(field), e.getMessage());
        }
    }

    <T> T need(String field, Function<JsonNode, T> reader) {
        return read(field, reader).orElseThrow(() -> wrong(field, "it is missing"));
    }

    Optional<String> text(String field) {
        return read(field, Fields::textOf);
    }

    String needText(String field) {
        return need(field, Fields::textOf);
    }

    static String textOf(JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("it must be a string, not " + value);
        }
        return value.stringValue();
    }

    static boolean truthOf(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("it must be true or false, not " + value);
        }
        return value.booleanValue();
    }

    Optional<Integer> whole(String field, int least, int most) {
        return read(field, value -> wholeOf(value, least, most));
    }

    static int wholeOf(JsonNode value, int least, int most) {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw new IllegalArgumentException(
                    "it must be a whole number from %,d to %,d, not %s".formatted(least, most, value));
        }
        return value.intValue();
    }

    /** A path field: absent means {@code otherwise}, null means none. */
    <P> Optional<P> path(String field, Function<String, P> parser, P otherwise) {
        return read(field, value -> value.isNull() ? Optional.<P>empty() : Optional.of(parser.apply(textOf(value))))
                .orElse(Optional.of(otherwise));
    }

    /** The objects in an array. */
    List<Fields> objects(String field) {
        return read(field, array -> {
                    if (!array.isArray()) {
                        throw new IllegalArgumentException("it must be an array, not " + array);
                    }
                    var list = new ArrayList<Fields>();
                    for (int i = 0; i < array.size(); i++) {
                        list.add(new Fields(owner, "%s%s[%d].".formatted(prefix, field, i), array.get(i)));
                    }
                    return List.copyOf(list);
                })
                .orElse(List.of());
    }

    /** The object in a field that is there. */
    Fields object(String field) {
        return need(field, value -> new Fields(owner, prefix + field + ".", value));
    }

    /** @throws DefinitionError when both are there */
    void notBoth(String one, String other) {
        if (has(one) && has(other)) {
            throw wrong(other, "it cannot be there together with " + one);
        }
    }

    /** @throws DefinitionError when there is a field that nobody read */
    void end() {
        if (!unread.isEmpty()) {
            throw wrong(
                    unread.iterator().next(), "no such field is known here, or it is outside of the rehearsed subset");
        }
    }

    DefinitionError wrong(String field, String problem) {
        return new DefinitionError(place(field), problem);
    }

    private String place(String field) {
        var path = prefix + field;
        return "%s, field '%s'".formatted(owner, path.endsWith(".") ? path.substring(0, path.length() - 1) : path);
    }
}
