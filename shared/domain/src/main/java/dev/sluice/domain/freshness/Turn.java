package dev.sluice.domain.freshness;

import java.time.Duration;
import java.time.Instant;

/**
 * Whose turn it is to speak when a bucket is busy: time is cut into intervals, and in each the first deploy speaks. It takes
 * no memory beyond the list of deploys itself, and it cannot be out of step with it.
 *
 * @param from when the interval began
 * @param startedAt when this deploy did
 */
public record Turn(Instant from, Instant startedAt) {

    /** @param interval zero when everybody may speak */
    public static Turn of(Instant startedAt, Duration interval) {
        if (interval.isZero()) {
            return new Turn(startedAt, startedAt);
        }
        long length = interval.toMillis();
        return new Turn(Instant.ofEpochMilli(Math.floorDiv(startedAt.toEpochMilli(), length) * length), startedAt);
    }

    /**
     * Whether nobody spoke before in this interval. Bad news gives way to other bad news only.
     *
     * @param watches where the deploys are listed
     */
    public boolean isMine(DeployHistory history, String watches, boolean badNews) {
        return !from.isBefore(startedAt) || !history.began(watches, from, startedAt, badNews);
    }
}
