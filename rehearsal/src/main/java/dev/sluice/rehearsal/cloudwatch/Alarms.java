package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.lambda.AsyncInvocations;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.sns.Topic;
import dev.sluice.rehearsal.world.Delay;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Every alarm. Each on metrics is evaluated once a minute, on what is visible then; each on alarms when one of those changes.
 * Actions are called on the way from one state into another, and at no other time (aws-facts: alarm-actions).
 */
public final class Alarms {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** EventBridge usually takes half a second (its announcement of lower latency, 2023-11). */
    private static final Delay EVENTS = Delay.ofMillis(400, 1_000, 5_000);

    private final SimulatedAws aws;
    private final World world;
    private final MetricStore metrics;
    private final RandomGenerator random;
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private final Map<String, Consumer<AlarmTransition>> actions = new LinkedHashMap<>();
    private final List<Consumer<AlarmTransition>> listeners = new ArrayList<>();

    Alarms(SimulatedAws aws, MetricStore metrics) {
        this.aws = aws;
        this.world = aws.world();
        this.metrics = metrics;
        this.random = world.random("alarms");
    }

    /** Lets alarms whose action is {@code function}'s ARN, with or without a version or alias, invoke it. */
    public void connect(LambdaRuntime<?, ?> function, AsyncInvocations invocations) {
        actions.put(
                LambdaRuntime.arn(function.name()),
                transition -> invocations.invoke(function, AlarmJson.lambdaEvent(transition)));
    }

    /** Lets alarms whose action is {@code topic}'s ARN publish to it. */
    public void connect(Topic topic) {
        actions.put(
                topic.arn(),
                transition -> topic.publish(ClassicAlarm.subject(transition), ClassicAlarm.text(transition)));
    }

    /**
     * Creates an alarm, and evaluates it every minute from now on.
     *
     * @throws IllegalArgumentException when CloudWatch would refuse it, or an action is not connected
     */
    public Alarm put(PutMetricAlarmRequest request) {
        var alarm = add(new MetricRule(request));
        world.after(Duration.ofMillis(random.nextLong(MINUTE.toMillis())), alarm.name(), () -> evaluateForever(alarm));
        return alarm;
    }

    /** Creates an alarm on others, which must be there. See {@link #put(PutMetricAlarmRequest)}. */
    public Alarm put(PutCompositeAlarmRequest request) {
        var alarm = add(new CompositeRule(request));
        alarm.evaluate(sight()).ifPresent(this::announce);
        return alarm;
    }

    /** In the order they were created. */
    public List<Alarm> all() {
        return List.copyOf(alarms.values());
    }

    /** @throws IllegalArgumentException when there is no alarm of this name */
    public Alarm named(String name) {
        var alarm = alarms.get(name);
        if (alarm == null) {
            throw new IllegalArgumentException("there is no alarm %s, only %s".formatted(name, alarms.keySet()));
        }
        return alarm;
    }

    /** From now on {@code listener} hears of every transition, at its instant. It may not wait. */
    public void onStateChange(Consumer<AlarmTransition> listener) {
        listeners.add(listener);
    }

    /** From now on {@code subscriber} gets every transition as EventBridge's JSON, each as an actor that may wait. */
    public void onEvent(Consumer<String> subscriber) {
        onStateChange(transition -> {
            var event = AlarmJson.eventBridge(transition, new UUID(random.nextLong(), random.nextLong()).toString());
            world.after(
                    EVENTS.draw(random),
                    "alarm event",
                    () -> world.spawn("alarm event", () -> subscriber.accept(event)));
        });
    }

    /**
     * Puts an alarm in a state until it is evaluated next (CloudWatch API Reference, SetAlarmState).
     *
     * @param reasonData JSON; empty for none
     */
    public void set(String name, StateValue value, String reason, String reasonData) {
        named(name)
                .become(new AlarmState(value, reason, reasonData, world.instant()))
                .ifPresent(this::announce);
    }

    private Alarm add(AlarmRule rule) {
        var alarm = new Alarm(rule, world.instant());
        for (var state : List.of(StateValue.ALARM, StateValue.OK, StateValue.INSUFFICIENT_DATA)) {
            rule.actions(state).forEach(arn -> action(alarm, arn));
        }
        if (alarms.putIfAbsent(alarm.name(), alarm) != null) {
            throw new IllegalArgumentException("alarm %s is there already".formatted(alarm.name()));
        }
        return alarm;
    }

    private void evaluateForever(Alarm alarm) {
        alarm.evaluate(sight()).ifPresent(this::announce);
        world.after(MINUTE, alarm.name(), () -> evaluateForever(alarm));
    }

    private void announce(AlarmTransition transition) {
        var alarm = transition.alarm();
        var state = transition.after();
        aws.timeline()
                .add(
                        "alarm",
                        "%s: %s. %s".formatted(alarm.name(), state.value(), state.reason()),
                        Map.of("alarm", alarm.name(), "state", state.value().toString()));
        alarm.actions(state.value()).forEach(arn -> action(alarm, arn).accept(transition));
        listeners.forEach(listener -> listener.accept(transition));
        alarms.values().stream()
                .filter(other -> other.rule() instanceof CompositeRule)
                .toList()
                .forEach(other -> other.evaluate(sight()).ifPresent(this::announce));
    }

    private Consumer<AlarmTransition> action(Alarm alarm, String arn) {
        var unqualified = arn.replaceFirst("(:function:[^:]+):[^:]+$", "$1");
        var action = actions.get(unqualified);
        if (action == null) {
            throw new IllegalArgumentException(
                    "alarm %s calls %s, which is not connected. Connect it before the alarm is created"
                            .formatted(alarm.name(), arn));
        }
        return action;
    }

    private Alarm.Sight sight() {
        var now = world.instant();
        return new Alarm.Sight() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public MetricStore metrics() {
                return metrics;
            }

            @Override
            public Alarm alarm(String name) {
                return named(name);
            }
        };
    }
}
