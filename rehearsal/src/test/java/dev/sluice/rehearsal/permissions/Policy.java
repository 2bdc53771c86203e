package dev.sluice.rehearsal.permissions;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a role may do. */
record Policy(List<Statement> statements) {

    /** Of a role, with what its managed policies and those attached to it from outside add. */
    static Policy of(Template template, String role) {
        var inline = list(template.property(role, "Policies").orElse(List.of())).stream()
                .map(policy -> map(policy).get("PolicyDocument"));
        var managed = list(template.property(role, "ManagedPolicyArns").orElse(List.of())).stream()
                .map(id -> template.property(id.toString(), "PolicyDocument").orElseThrow());
        var attached = template.ofType("AWS::IAM::Policy").stream()
                .filter(id ->
                        list(template.property(id, "Roles").orElse(List.of())).contains(role))
                .map(id -> template.property(id, "PolicyDocument").orElseThrow());
        return new Policy(Stream.of(inline, managed, attached)
                .flatMap(documents -> documents)
                .flatMap(document -> list(map(document).get("Statement")).stream())
                .map(statement -> Statement.of(map(statement)))
                .toList());
    }

    boolean allows(Action action) {
        return statements.stream().anyMatch(statement -> statement.allows(action));
    }

    SortedSet<String> actions() {
        var actions = new TreeSet<String>();
        statements.forEach(statement -> actions.addAll(statement.actions()));
        return actions;
    }

    /**
     * Allows each of its actions on each of its resources.
     *
     * @param resources ARNs, in which {@code *} stands for any characters
     * @param onlyWith the values that a condition key may have; a key that a call has not is no hindrance (IAM User Guide,
     *     reference_policies_condition-single-vs-multi-valued-context-keys: ForAllValues)
     */
    record Statement(List<String> actions, List<String> resources, Map<String, Set<String>> onlyWith) {

        static Statement of(Map<?, ?> statement) {
            var conditions = map(statement.containsKey("Condition") ? statement.get("Condition") : Map.of());
            if (!Set.of("ForAllValues:StringEquals").containsAll(conditions.keySet())) {
                throw new IllegalArgumentException("no such condition is simulated: " + conditions);
            }
            var keys = map(
                    conditions.isEmpty()
                            ? Map.of()
                            : conditions.values().iterator().next());
            return new Statement(
                    strings(statement.get("Action")).toList(),
                    strings(statement.get("Resource")).toList(),
                    keys.entrySet().stream()
                            .collect(Collectors.toMap(
                                    key -> key.getKey().toString(),
                                    key -> strings(key.getValue()).collect(Collectors.toSet()))));
        }

        private boolean allows(Action action) {
            return actions.contains(action.name())
                    && resources.stream().anyMatch(resource -> matches(resource, action.resource()))
                    && onlyWith.entrySet().stream()
                            .allMatch(key ->
                                    key.getValue().containsAll(action.context().getOrDefault(key.getKey(), Set.of())));
        }

        private static boolean matches(String pattern, String arn) {
            var regex = Pattern.compile("\\*")
                    .splitAsStream(pattern + " ")
                    .map(part -> Pattern.quote(part.strip()))
                    .collect(Collectors.joining(".*"));
            return arn.matches(regex);
        }
    }

    private static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }

    private static Stream<String> strings(Object node) {
        return node instanceof List<?> list ? list.stream().flatMap(Policy::strings) : Stream.of(node.toString());
    }
}
