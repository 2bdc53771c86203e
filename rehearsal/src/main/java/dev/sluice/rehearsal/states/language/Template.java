package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON with holes: a field whose name ends in {@code .$} says where its value comes from (specification, Payload Template). */
public sealed interface Template {

    /** @throws StateFailure when one of its expressions fails */
    JsonNode fill(Scope scope);

    /** Whether {@code path} is read anywhere in it. */
    boolean reads(String path);

    /** What stands there as it is. */
    record Constant(JsonNode value) implements Template {
        @Override
        public JsonNode fill(Scope scope) {
            return value;
        }

        @Override
        public boolean reads(String path) {
            return false;
        }
    }

    /** A hole. */
    record Hole(String field, Expression expression) implements Template {
        @Override
        public JsonNode fill(Scope scope) {
            return expression.evaluate(scope);
        }

        @Override
        public boolean reads(String path) {
            return expression.reads(path);
        }
    }

    /** An object, its fields by their names without {@code .$}. */
    record Fields(Map<String, Template> fields) implements Template {
        @Override
        public JsonNode fill(Scope scope) {
            var filled = new LinkedHashMap<String, JsonNode>();
            fields.forEach((name, template) -> filled.put(name, template.fill(scope)));
            return Json.tree(filled);
        }

        @Override
        public boolean reads(String path) {
            return fields.values().stream().anyMatch(template -> template.reads(path));
        }
    }

    /** An array. */
    record Items(List<Template> items) implements Template {
        @Override
        public JsonNode fill(Scope scope) {
            return Json.tree(items.stream().map(item -> item.fill(scope)).toList());
        }

        @Override
        public boolean reads(String path) {
            return items.stream().anyMatch(template -> template.reads(path));
        }
    }

    /** @throws IllegalArgumentException when it is no object, or a hole in it is malformed */
    static Template parse(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("it must be an object, not " + json);
        }
        return part(json);
    }

    private static Template part(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> fields(object);
            case ArrayNode array ->
                new Items(array.valueStream().map(Template::part).toList());
            default -> new Constant(json);
        };
    }

    private static Template fields(ObjectNode object) {
        var fields = new LinkedHashMap<String, Template>();
        object.properties().forEach(property -> {
            var name = property.getKey();
            boolean hole = name.endsWith(".$");
            var template = hole ? hole(name, property.getValue()) : part(property.getValue());
            if (fields.put(hole ? name.substring(0, name.length() - 2) : name, template) != null) {
                throw new IllegalArgumentException("%s is there twice, with and without .$".formatted(name));
            }
        });
        return new Fields(fields);
    }

    private static Template hole(String name, JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException(
                    "%s must be a path or an intrinsic function, not %s".formatted(name, value));
        }
        return new Hole(name, Expression.parse(value.stringValue()));
    }
}
