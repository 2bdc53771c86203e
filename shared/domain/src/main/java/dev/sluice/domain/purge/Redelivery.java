package dev.sluice.domain.purge;

import dev.sluice.domain.port.PortFailure;
import java.time.Duration;
import java.util.List;

/** Queues that messages go back to. Throws {@link PortFailure} when one cannot be told. */
public interface Redelivery {

    /**
     * Lets messages come again this much later, rather than at the end of the queue's own timeout.
     *
     * @param wait whole seconds, up to 12 hours
     * @param queue its ARN
     * @param receipts what the messages were delivered with
     */
    void after(Duration wait, String queue, List<String> receipts);
}
