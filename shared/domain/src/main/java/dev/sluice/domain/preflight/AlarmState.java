package dev.sluice.domain.preflight;

import java.util.List;

/**
 * A CloudWatch alarm, metric or composite.
 *
 * @param actionsEnabled whether it calls anybody
 * @param actions ARNs of whom it calls when it goes into ALARM
 */
public record AlarmState(String name, State state, boolean actionsEnabled, List<String> actions) {

    public AlarmState {
        actions = List.copyOf(actions);
    }

    /** As CloudWatch calls them. */
    public enum State {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }
}
