package dev.sluice.rehearsal.aws;

import java.util.Map;
import java.util.Set;

/**
 * What a call needs permission for.
 *
 * @param name as an IAM policy spells it, such as {@code cloudfront:CreateInvalidation}
 * @param resource the ARN it acts on, or {@code *} where the action knows no resource
 * @param context what the conditions of a policy can look at: condition keys with their values
 */
public record Action(String name, String resource, Map<String, Set<String>> context) {

    public Action {
        context = Map.copyOf(context);
    }

    /** An action for which AWS has no condition keys of its own, or none that matters here. */
    public Action(String name, String resource) {
        this(name, resource, Map.of());
    }

    /** Whether it only looks. */
    boolean isRead() {
        var verb = name.substring(name.indexOf(':') + 1);
        return verb.startsWith("Get") || verb.startsWith("List") || verb.startsWith("Describe");
    }

    @Override
    public String toString() {
        return name + " on " + resource;
    }
}
