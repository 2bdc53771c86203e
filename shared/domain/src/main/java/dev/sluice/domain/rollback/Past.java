package dev.sluice.domain.rollback;

import java.util.Optional;

/** What is known of an execution up to now. */
public interface Past {

    /** Whether it came to move weight. One that was refused, broke off before or is in its preflight has nothing to turn back. */
    boolean hasShifted(String arn);

    /** Why one was stopped; empty when it was not, or nobody said. */
    Optional<String> causeOfEnd(String arn);
}
