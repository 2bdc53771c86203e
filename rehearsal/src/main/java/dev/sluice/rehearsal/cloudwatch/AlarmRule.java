package dev.sluice.rehearsal.cloudwatch;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** What an alarm watches, and what it calls. */
sealed interface AlarmRule permits MetricRule, CompositeRule {

    String name();

    /** Empty when there is none. */
    String description();

    /** Null means yes. */
    Boolean actionsEnabled();

    /** The ARNs of what is called on the way into a state. */
    List<String> actions(StateValue value);

    /** The state to be in; empty to stay. */
    Optional<AlarmState> judge(Alarm.Sight sight, AlarmState present);
}
