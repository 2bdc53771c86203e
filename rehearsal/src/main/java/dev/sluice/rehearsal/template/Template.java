package dev.sluice.rehearsal.template;

import dev.sluice.rehearsal.aws.SimulatedAws;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** A CloudFormation template, with the values its intrinsic functions need. */
public final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
    private static final String NO_VALUE = "AWS::NoValue";

    private final Map<?, ?> resources;
    private final Map<?, ?> parameters;
    private final Map<String, ?> values;

    private Template(Map<?, ?> template, Map<String, ?> values) {
        this.resources = map(template.get("Resources"));
        this.parameters = template.get("Parameters") instanceof Map<?, ?> given ? given : Map.of();
        this.values = values;
    }

    /**
     * Reads one; its intrinsic functions may be in the short form only.
     *
     * @param values what {@code !Ref NAME}, <code>${NAME}</code> and {@code !GetAtt NAME} stand for, where a parameter has no
     *     default or a resource is meant, and whether the condition NAME holds
     */
    public static Template read(String yaml, Map<String, ?> values) {
        return new Template(new Yaml(new ShortForm()).load(yaml), values);
    }

    /** The logical names of all resources of a type. */
    public List<String> ofType(String type) {
        return resources.entrySet().stream()
                .filter(resource -> type.equals(map(resource.getValue()).get("Type")))
                .map(resource -> resource.getKey().toString())
                .toList();
    }

    /**
     * The properties of a resource: maps, lists and plain values, with nothing left to resolve.
     *
     * @throws IllegalArgumentException when there is no such resource, or a value is not known
     */
    public Map<?, ?> properties(String resource) {
        return map(property(resource).orElse(Map.of()));
    }

    /**
     * A property of a resource, or what is in it: a map, a list or a plain value. Nothing beside it is resolved.
     *
     * @param path from the properties down; empty for all of them
     * @return empty when there is none, or no value
     * @throws IllegalArgumentException when there is no such resource, or a value is not known
     */
    public Optional<Object> property(String resource, String... path) {
        if (!(resources.get(resource) instanceof Map<?, ?> definition)) {
            throw new IllegalArgumentException(
                    "the template has no resource %s, only %s".formatted(resource, resources.keySet()));
        }
        Object node = definition.get("Properties");
        for (var name : path) {
            node = node instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return resolve(node);
    }

    /** Empty for no value. */
    private Optional<Object> resolve(Object node) {
        return switch (node) {
            case null -> Optional.empty();
            case ShortForm.Call call -> resolve(call);
            case Map<?, ?> map -> {
                var resolved = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> resolve(value).ifPresent(known -> resolved.put(key, known)));
                yield Optional.of(resolved);
            }
            case List<?> list ->
                Optional.of(list.stream()
                        .map(this::resolve)
                        .flatMap(Optional::stream)
                        .toList());
            default -> Optional.of(node);
        };
    }

    private Optional<Object> resolve(ShortForm.Call call) {
        return switch (call.function()) {
            case "!Ref" -> NO_VALUE.equals(call.argument()) ? Optional.empty() : Optional.of(value(call.argument()));
            case "!GetAtt" -> Optional.of(value(attribute(call.argument())));
            case "!Sub" -> Optional.of(substitute(call.argument()));
            case "!If" -> {
                var choice = list(call.argument());
                yield resolve(choice.get(Boolean.TRUE.equals(value(choice.get(0))) ? 1 : 2));
            }
            default -> throw new IllegalArgumentException("%s is not simulated".formatted(call.function()));
        };
    }

    private String substitute(Object argument) {
        if (!(argument instanceof List<?> list)) {
            return substitute(argument.toString(), Map.of());
        }
        return substitute(
                list.getFirst().toString(), map(resolve(list.getLast()).orElseThrow()));
    }

    private String substitute(String text, Map<?, ?> own) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var known = own.get(variable.group(1));
            return Matcher.quoteReplacement((known == null ? value(variable.group(1)) : known).toString());
        });
    }

    private Object value(Object name) {
        var value = values.get(name.toString());
        if (value != null) {
            return value;
        }
        if (parameters.get(name) instanceof Map<?, ?> parameter && parameter.get("Default") != null) {
            return parameter.get("Default");
        }
        return switch (name.toString()) {
            case "AWS::AccountId" -> SimulatedAws.ACCOUNT;
            case "AWS::Region" -> SimulatedAws.REGION;
            case "AWS::Partition" -> "aws";
            default ->
                throw new IllegalArgumentException(
                        "the template needs a value for %s. Add it to those given".formatted(name));
        };
    }

    private static String attribute(Object argument) {
        return argument instanceof List<?> parts
                ? String.join(".", parts.stream().map(Objects::toString).toList())
                : argument.toString();
    }

    private static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }
}
