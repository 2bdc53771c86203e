package dev.sluice.domain.freshness;

import java.time.Instant;

/** The watches of the last days. Throws {@link dev.sluice.domain.port.PortFailure} when they cannot be listed. */
public interface DeployHistory {

    /**
     * Whether another watch began in this time.
     *
     * @param watches where they are listed: the state machine's ARN
     * @param from inclusive
     * @param until exclusive
     * @param failed whether only those count that ended badly
     */
    boolean began(String watches, Instant from, Instant until, boolean failed);
}
