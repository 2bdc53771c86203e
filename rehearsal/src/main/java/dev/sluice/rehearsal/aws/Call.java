package dev.sluice.rehearsal.aws;

import java.time.Instant;

/**
 * A call that reached a simulated service.
 *
 * @param at when it took effect
 * @param caller whose credentials it came with
 * @param outcome {@code ok}, or the error code
 */
public record Call(Instant at, String caller, Action action, String outcome) {

    public boolean isOk() {
        return outcome.equals("ok");
    }
}
