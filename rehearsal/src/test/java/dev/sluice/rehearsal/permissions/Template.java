package dev.sluice.rehearsal.permissions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template, with the values its intrinsic functions need. */
public final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<?, ?> parameters;
    private final Map<?, ?> resources;
    private final Map<String, Object> values;

    private Template(Map<?, ?> parameters, Map<?, ?> resources, Map<String, Object> values) {
        this.parameters = parameters;
        this.resources = resources;
        this.values = values;
    }

    /**
     * The template of the whole install.
     *
     * @param values what {@code !Ref NAME}, {@code ${NAME}} and {@code !GetAtt NAME} stand for, beside parameters with a
     *     default
     */
    public static Template read(Map<String, Object> values) throws IOException {
        var file = Path.of(System.getProperty("sluice.root"), "template.yaml");
        Map<?, ?> template = new Yaml(new Intrinsics()).load(Files.readString(file));
        return new Template(map(template.get("Parameters")), map(template.get("Resources")), values);
    }

    /** A property of a resource, and what is in it, as text. */
    public String property(String resource, String... path) {
        Object node = properties(resource);
        for (var name : path) {
            node = map(node).get(name);
        }
        return resolve(node).toString();
    }

    /** What a role may do, with all that conditions and policies attached to it add. */
    Policy policy(String role) {
        return new Policy(Stream.concat(list(properties(role).get("Policies")).stream(), attached(role))
                .flatMap(policy -> list(map(map(policy).get("PolicyDocument")).get("Statement")).stream())
                .map(this::resolve)
                .map(statement -> new Policy.Statement(
                        strings(map(statement).get("Action")).toList(),
                        strings(map(statement).get("Resource")).toList()))
                .toList());
    }

    private Stream<Map<?, ?>> attached(String role) {
        return resources.values().stream()
                .filter(resource -> map(resource).get("Type").equals("AWS::IAM::Policy"))
                .<Map<?, ?>>map(resource -> map(map(resource).get("Properties")))
                .filter(policy -> list(policy.get("Roles")).contains(new Intrinsic("!Ref", role)));
    }

    private Map<?, ?> properties(String resource) {
        return map(map(resources.get(resource)).get("Properties"));
    }

    private Object resolve(Object node) {
        return switch (node) {
            case Intrinsic intrinsic -> resolve(intrinsic);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> resolve(entry.getValue())));
            case List<?> list -> list.stream().map(this::resolve).toList();
            default -> node;
        };
    }

    private Object resolve(Intrinsic intrinsic) {
        return switch (intrinsic.name()) {
            case "!Ref", "!GetAtt" -> value(intrinsic.argument().toString());
            case "!Sub" ->
                VARIABLE.matcher(intrinsic.argument().toString())
                        .replaceAll(name -> value(name.group(1)).toString());
            case "!If" -> resolve(list(intrinsic.argument()).get(1));
            default -> throw new IllegalArgumentException("cannot resolve " + intrinsic);
        };
    }

    private Object value(String name) {
        var value = values.containsKey(name)
                ? values.get(name)
                : parameters.containsKey(name) ? map(parameters.get(name)).get("Default") : null;
        if (value == null) {
            throw new IllegalArgumentException("there is no value for %s. Add it to those of the test".formatted(name));
        }
        return value;
    }

    private static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }

    private static Stream<String> strings(Object node) {
        return node instanceof List<?> list ? list.stream().flatMap(Template::strings) : Stream.of((String) node);
    }

    /** A short-form intrinsic function, such as {@code !Ref BucketName}. */
    private record Intrinsic(String name, Object argument) {}

    private static final class Intrinsics extends SafeConstructor {

        Intrinsics() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Intrinsic(node.getTag().getValue(), argument(node));
                }
            });
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException("unexpected " + node);
            };
        }
    }
}
