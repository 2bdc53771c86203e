package dev.sluice.rollback;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Does not take a failure for an answer while it may pass: for under eight seconds, without a pause before the first try. */
record Persistence(Time time) {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4));

    /** @throws PortFailure when it does not pass, or not in time */
    <T> T tryTo(Supplier<T> call) {
        for (var pause : PAUSES) {
            try {
                return call.get();
            } catch (PortFailure failure) {
                if (!failure.passes()) {
                    throw failure;
                }
                time.pause(pause);
            }
        }
        return call.get();
    }
}
