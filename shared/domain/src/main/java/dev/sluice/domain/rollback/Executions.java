package dev.sluice.domain.rollback;

import dev.sluice.domain.cutover.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The cutovers there were. Throws {@link dev.sluice.domain.port.PortFailure} when it cannot say, or stop one. */
public interface Executions extends Past {

    /** Those of this site, the newest first, as far as one look tells. */
    List<Run> of(Site site);

    /** Stops one where it is; does nothing when it has ended. */
    void stop(String arn, String cause);

    /** @param endedAt empty while it runs, or where nobody knows */
    record Run(String arn, Status status, Instant startedAt, Optional<Instant> endedAt) {

        public Run(String arn, Status status, Instant startedAt) {
            this(arn, status, startedAt, Optional.empty());
        }

        public boolean isRunning() {
            return status == Status.RUNNING;
        }
    }

    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED;

        /** Whether it ended, and not as it should. */
        public boolean isFailure() {
            return switch (this) {
                case FAILED, TIMED_OUT, ABORTED -> true;
                case RUNNING, SUCCEEDED -> false;
            };
        }
    }
}
