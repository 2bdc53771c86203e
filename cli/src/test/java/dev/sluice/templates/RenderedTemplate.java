package dev.sluice.templates;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CloudFormation template that AWS makes of a SAM template. */
final class RenderedTemplate {

    private final JsonNode root;

    private RenderedTemplate(JsonNode root) {
        this.root = root;
    }

    static RenderedTemplate of(String template) throws Exception {
        var render = Command.run(List.of("python3", "cli/src/test/python/render.py", template));
        if (render.exitCode() != 0) {
            throw new IllegalStateException(render.err());
        }
        return new RenderedTemplate(new JsonMapper().readTree(render.out()));
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** The properties of a resource, by its logical id. */
    JsonNode properties(String id) {
        return root.at("/Resources/%s/Properties".formatted(id));
    }

    /** The properties of all resources of a type, by logical id. */
    SortedMap<String, JsonNode> all(String type) {
        return root.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asString().equals(type))
                .collect(Collectors.toMap(
                        resource -> resource.getKey(),
                        resource -> resource.getValue().path("Properties"),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** The statements of every role, those of policies attached to it and conditional ones included. */
    Stream<JsonNode> roleStatements() {
        return Stream.concat(
                all("AWS::IAM::Role").values().stream().flatMap(RenderedTemplate::statements),
                Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
                        .flatMap(type -> all(type).values().stream())
                        .flatMap(
                                policy -> policy.at("/PolicyDocument/Statement").valueStream()));
    }

    static Stream<JsonNode> statements(JsonNode role) {
        return role.path("Policies")
                .valueStream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .map(statement -> statement.has("Fn::If") ? statement.at("/Fn::If/1") : statement);
    }

    /** The actions of a statement. */
    static Stream<String> actions(JsonNode statement) {
        return oneOrMore(statement.path("Action")).map(JsonNode::stringValue);
    }

    /** Whether a statement is not about anything in particular. */
    static boolean isUnbounded(JsonNode statement) {
        return oneOrMore(statement.path("Resource"))
                .anyMatch(resource ->
                        resource.isString() && resource.stringValue().equals("*"));
    }

    private static Stream<JsonNode> oneOrMore(JsonNode node) {
        return node.isArray() ? node.valueStream() : Stream.of(node);
    }

    /** The logical ids that {@code node} refers to, with {@code Ref} or {@code Fn::GetAtt}, in any depth. */
    static Stream<String> references(JsonNode node) {
        if (node.has("Ref")) {
            return Stream.of(node.path("Ref").stringValue());
        }
        return node.has("Fn::GetAtt")
                ? Stream.of(node.at("/Fn::GetAtt/0").stringValue())
                : node.valueStream().flatMap(RenderedTemplate::references);
    }
}
