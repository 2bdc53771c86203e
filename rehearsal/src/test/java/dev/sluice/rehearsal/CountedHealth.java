package dev.sluice.rehearsal;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Metrics of a canary with a thousand requests a second, of which one in a thousand fails. */
public final class CountedHealth implements HealthMetrics {

    private static final Counts WELL = new Counts(60_000, 60);
    private static final Counts BADLY = new Counts(60_000, 3_000);

    private final Instant fault;

    private CountedHealth(Instant fault) {
        this.fault = fault;
    }

    public static HealthMetrics good() {
        return new CountedHealth(Instant.MAX);
    }

    /** From then on one in twenty fails. */
    public static HealthMetrics badFrom(Instant fault) {
        return new CountedHealth(fault);
    }

    @Override
    public Health read(CutoverRequest request, Instant from, Instant until) {
        return new Health(
                LongStream.range(minute(from), minute(until))
                        .mapToObj(index -> Minute.of(index, index < minute(fault) ? WELL : BADLY))
                        .toList(),
                List.of());
    }

    private static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60);
    }
}
