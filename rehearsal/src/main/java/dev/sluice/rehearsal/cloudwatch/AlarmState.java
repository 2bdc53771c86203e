package dev.sluice.rehearsal.cloudwatch;

import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * What an alarm says.
 *
 * @param reason for a person
 * @param reasonData JSON; empty where there is none
 * @param at since when
 */
public record AlarmState(StateValue value, String reason, String reasonData, Instant at) {

    public boolean isAlarm() {
        return value == StateValue.ALARM;
    }
}
