package dev.sluice.rehearsal.aws;

import java.time.Duration;

/** Decides the fate of each call. */
@FunctionalInterface
public interface Faults {

    Faults NONE = (caller, action) -> Fault.NONE;

    Fault next(String caller, Action action);

    /**
     * How much longer than usual a request is on its way. It arrives even when its caller has given up, timed out or been
     * stopped meanwhile.
     */
    default Duration delay(String caller, Action action) {
        return Duration.ZERO;
    }
}
