package dev.sluice.domain.routing;

/**
 * Something that is not as it was left.
 *
 * @param where such as {@code AAAA canary, weight}
 * @param expected as text; "absent" when it should not be there, "none" for a field without a value
 * @param found as text; "absent" when it is gone
 */
public record Drift(String where, String expected, String found) {

    /** For example: AAAA canary, weight: 7 instead of 5. */
    @Override
    public String toString() {
        return "%s: %s instead of %s".formatted(where, found, expected);
    }
}
