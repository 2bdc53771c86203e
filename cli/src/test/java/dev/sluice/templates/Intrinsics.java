package dev.sluice.templates;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Works out what CloudFormation makes of its functions.
 *
 * @param values what {@code Ref NAME} and {@code GetAtt NAME.ATTRIBUTE} stand for, a text or a list of texts
 * @param conditions those that hold
 */
record Intrinsics(Map<String, ?> values, List<String> conditions) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    /** The text that {@code node} comes to. */
    String text(JsonNode node) {
        return (String) value(node);
    }

    private Object value(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isArray()) {
            return node.valueStream().map(this::value).toList();
        }
        var function = node.properties().iterator().next();
        var argument = function.getValue();
        return switch (function.getKey()) {
            case "Ref" -> named(argument.stringValue());
            case "Fn::GetAtt" ->
                named(argument.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(".")));
            case "Fn::If" ->
                value(argument.path(conditions.contains(argument.path(0).stringValue()) ? 1 : 2));
            case "Fn::Join" -> list(argument.path(1)).collect(Collectors.joining(text(argument.path(0))));
            case "Fn::Split" -> List.of(text(argument.path(1)).split(Pattern.quote(text(argument.path(0))), -1));
            case "Fn::Select" ->
                list(argument.path(1)).toList().get(argument.path(0).asInt());
            case "Fn::Sub" ->
                argument.isArray()
                        ? substituted(argument.path(0).stringValue(), argument.path(1))
                        : substituted(argument.stringValue(), argument);
            default -> throw new IllegalArgumentException("cannot work out " + function.getKey());
        };
    }

    private String substituted(String text, JsonNode variables) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var name = match.group(1);
            var value = variables.has(name) ? value(variables.path(name)) : named(name);
            return Matcher.quoteReplacement(value.toString());
        });
    }

    private Stream<String> list(JsonNode node) {
        return ((List<?>) value(node)).stream().map(String.class::cast);
    }

    private Object named(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("there is no value for %s. Add it to those of the test".formatted(name));
        }
        return values.get(name);
    }
}
