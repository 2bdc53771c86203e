package dev.sluice.domain.cutover;

import java.util.Set;

/**
 * Where the ramp waits for a person.
 *
 * @param before the steps, as percents, that need one's word
 * @param timeoutMinutes after which the ramp holds, 1 or more
 */
public record Approvals(Set<Integer> before, int timeoutMinutes) {

    public static final Approvals NONE = new Approvals(Set.of(), 1_440);

    public Approvals {
        before = Set.copyOf(before);
    }
}
