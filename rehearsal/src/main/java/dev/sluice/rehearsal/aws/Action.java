package dev.sluice.rehearsal.aws;

/**
 * What a call needs permission for.
 *
 * @param name as an IAM policy spells it, such as {@code cloudfront:CreateInvalidation}
 * @param resource the ARN it acts on, or {@code *} where the action knows no resource
 */
public record Action(String name, String resource) {

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
