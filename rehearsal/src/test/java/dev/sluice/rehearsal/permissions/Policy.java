package dev.sluice.rehearsal.permissions;

import dev.sluice.rehearsal.aws.Action;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a role may do. */
record Policy(List<Statement> statements) {

    /**
     * Allows each of its actions on each of its resources.
     *
     * @param resources ARNs, in which {@code *} stands for any characters
     */
    record Statement(List<String> actions, List<String> resources) {

        private boolean allows(Action action) {
            return actions.contains(action.name())
                    && resources.stream().anyMatch(resource -> matches(resource, action.resource()));
        }

        private static boolean matches(String pattern, String arn) {
            var regex = Pattern.compile("\\*")
                    .splitAsStream(pattern + " ")
                    .map(part -> Pattern.quote(part.strip()))
                    .collect(Collectors.joining(".*"));
            return arn.matches(regex);
        }
    }

    boolean allows(Action action) {
        return statements.stream().anyMatch(statement -> statement.allows(action));
    }

    Set<String> actions() {
        var actions = new TreeSet<String>();
        statements.forEach(statement -> actions.addAll(statement.actions()));
        return actions;
    }
}
