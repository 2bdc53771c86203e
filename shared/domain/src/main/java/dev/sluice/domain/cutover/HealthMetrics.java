package dev.sluice.domain.cutover;

import dev.sluice.domain.judge.Minute;
import java.time.Instant;
import java.util.List;

/**
 * What both arms did, minute by minute. Throws {@link dev.sluice.domain.port.PortFailure} when it cannot say.
 */
public interface HealthMetrics {

    /**
     * The minutes from {@code from} until {@code until}, both whole minutes, the last one left out.
     *
     * @return in order; a minute nobody measured is missing
     */
    Health read(CutoverRequest request, Instant from, Instant until);

    /**
     * @param minutes their indices count from the epoch
     * @param purged minutes in which the edge cache was purged
     */
    record Health(List<Minute> minutes, List<Long> purged) {

        public Health {
            minutes = List.copyOf(minutes);
            purged = List.copyOf(purged);
        }
    }
}
