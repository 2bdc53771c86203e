package dev.sluice.domain.purge;

import dev.sluice.domain.port.PortFailure;

/** Where events end that nobody can act on, for a person to look at. Throws {@link PortFailure} when it cannot take one. */
public interface DeadLetters {

    /**
     * Keeps the event.
     *
     * @param body as it came
     * @param reason what is wrong and what to do, in one line
     */
    void add(String body, String reason);
}
