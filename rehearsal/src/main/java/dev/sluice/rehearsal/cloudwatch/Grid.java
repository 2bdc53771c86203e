package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;

/**
 * A row of periods, each following on the last.
 *
 * @param start of the first one, in minutes since the epoch
 * @param period in minutes, 1 or more
 * @param size how many there are, 0 or more
 */
record Grid(long start, int period, int size) {

    /** All periods that begin in a stretch of time; the first may begin before it. */
    static Grid covering(Instant from, Instant until, int seconds) {
        int period = Math.max(1, seconds / 60);
        long start = Math.floorDiv(minute(from), period) * period;
        long minutes = Math.ceilDiv(until.getEpochSecond(), 60) - start;
        return new Grid(start, period, Math.toIntExact(Math.max(0, Math.ceilDiv(minutes, (long) period))));
    }

    /** The last {@code size} periods that are over. */
    static Grid endingAt(Instant now, int seconds, int size) {
        int period = Math.max(1, seconds / 60);
        long end = Math.floorDiv(minute(now), period) * period;
        return new Grid(end - (long) size * period, period, size);
    }

    static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60);
    }

    /** When the period of this index begins. */
    Instant time(int index) {
        return Instant.ofEpochSecond(60 * startOf(index));
    }

    long startOf(int index) {
        return start + (long) index * period;
    }
}
