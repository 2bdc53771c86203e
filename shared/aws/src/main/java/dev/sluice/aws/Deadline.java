package dev.sluice.aws;

import java.time.Duration;

/**
 * How long a client may take over one call.
 *
 * @param attempt of each try
 * @param total of all tries together, waiting in between included
 */
public record Deadline(Duration attempt, Duration total) {

    /** For a rollback: a server that does not answer is given up in time to ask another one. */
    public static final Deadline ROLLBACK = new Deadline(Duration.ofSeconds(5), Duration.ofSeconds(20));
}
