package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.SimulatedAws;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An alarm and the state it is in. */
public final class Alarm {

    private final AlarmRule rule;
    private final Instant configuredAt;
    private AlarmState state;

    Alarm(AlarmRule rule, Instant now) {
        this.rule = rule;
        this.configuredAt = now;
        this.state = new AlarmState(StateValue.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", "", now);
    }

    public String name() {
        return rule.name();
    }

    public String arn() {
        return arn(name());
    }

    /** The ARN of the alarm of this name. */
    public static String arn(String name) {
        return "arn:aws:cloudwatch:%s:%s:alarm:%s".formatted(SimulatedAws.REGION, SimulatedAws.ACCOUNT, name);
    }

    public AlarmState state() {
        return state;
    }

    AlarmRule rule() {
        return rule;
    }

    Instant configuredAt() {
        return configuredAt;
    }

    /** The ARNs of what is called on the way into a state. */
    List<String> actions(StateValue value) {
        return Boolean.FALSE.equals(rule.actionsEnabled()) ? List.of() : rule.actions(value);
    }

    /** Looks at what is visible now. */
    Optional<AlarmTransition> evaluate(Sight sight) {
        return rule.judge(sight, state).flatMap(this::become);
    }

    /** Empty when that is the state it is in already. */
    Optional<AlarmTransition> become(AlarmState next) {
        if (Objects.equals(next.value(), state.value())) {
            return Optional.empty();
        }
        var before = state;
        state = next;
        return Optional.of(new AlarmTransition(this, before, next));
    }

    /** What an evaluation sees. */
    interface Sight {

        Instant now();

        MetricStore metrics();

        /** @throws IllegalArgumentException when there is no alarm of this name */
        Alarm alarm(String name);
    }
}
