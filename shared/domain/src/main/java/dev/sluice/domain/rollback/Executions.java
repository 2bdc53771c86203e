package dev.sluice.domain.rollback;

import dev.sluice.domain.cutover.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The cutovers there were. Throws {@link dev.sluice.domain.port.PortFailure} when it cannot say, or stop one. */
public interface Executions {

    /** Those of this site, the newest first, as far as one look tells. */
    List<Run> of(Site site);

    /** Stops one where it is; does nothing when it has ended. */
    void stop(String arn, String cause);

    /** Why one was stopped; empty when it was not, or nobody said. */
    Optional<String> causeOfEnd(String arn);

    record Run(String arn, Status status, Instant startedAt) {

        public boolean isRunning() {
            return status == Status.RUNNING;
        }
    }

    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }
}
