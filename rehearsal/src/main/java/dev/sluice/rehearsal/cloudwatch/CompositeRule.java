package dev.sluice.rehearsal.cloudwatch;

import dev.sluice.rehearsal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The rule of an alarm on other alarms: {@code ALARM(a)}, {@code OK(a)}, {@code INSUFFICIENT_DATA(a)}, {@code TRUE},
 * {@code FALSE}, NOT, AND, OR and parentheses (CloudWatch API Reference, PutCompositeAlarm). An alarm is given by name or ARN.
 */
final class CompositeRule implements AlarmRule {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*\"?([^\")]+?)\"?\\s*\\)|(NOT|AND|OR|TRUE|FALSE|\\(|\\)))\\s*");

    private final PutCompositeAlarmRequest request;
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> children = new LinkedHashSet<>();
    private final Predicate<Alarm.Sight> holds;
    private int position;

    /** @throws IllegalArgumentException when the rule is none */
    CompositeRule(PutCompositeAlarmRequest request) {
        this.request = request;
        var rule = request.alarmRule();
        var matcher = TOKEN.matcher(rule);
        for (int end = 0; end < rule.length(); end = matcher.end()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw failure("'%s' means nothing here".formatted(rule.substring(end)));
            }
            tokens.add(matcher.group().strip());
        }
        this.holds = any();
        if (position < tokens.size()) {
            throw failure("'%s' comes after its end".formatted(tokens.get(position)));
        }
    }

    @Override
    public String name() {
        return request.alarmName();
    }

    @Override
    public String description() {
        return Objects.requireNonNullElse(request.alarmDescription(), "");
    }

    @Override
    public Boolean actionsEnabled() {
        return request.actionsEnabled();
    }

    @Override
    public List<String> actions(StateValue value) {
        return switch (value) {
            case ALARM -> request.alarmActions();
            case OK -> request.okActions();
            default -> request.insufficientDataActions();
        };
    }

    PutCompositeAlarmRequest request() {
        return request;
    }

    @Override
    public Optional<AlarmState> judge(Alarm.Sight sight, AlarmState present) {
        var value = holds.test(sight) ? StateValue.ALARM : StateValue.OK;
        return value == present.value() ? Optional.empty() : Optional.of(because(value, sight));
    }

    private AlarmState because(StateValue value, Alarm.Sight sight) {
        var triggers = children.stream()
                .map(sight::alarm)
                .filter(child -> child.state().value() == value)
                .toList();
        var reason = triggers.isEmpty()
                ? "%s was created and its alarm rule evaluates to %s".formatted(Alarm.arn(name()), value)
                : "%s transitioned to %s at %s"
                        .formatted(
                                triggers.getLast().arn(),
                                value,
                                AlarmJson.longTime(triggers.getLast().state().at()));
        var data = Json.write(Map.of(
                "triggeringAlarms",
                triggers.stream()
                        .map(child -> Json.object(
                                "arn",
                                child.arn(),
                                "state",
                                Json.object(
                                        "value", value.toString(),
                                        "timestamp",
                                                AlarmJson.time(child.state().at()))))
                        .toList()));
        return new AlarmState(value, reason, data, sight.now());
    }

    private Predicate<Alarm.Sight> any() {
        var left = all();
        while (takes("OR")) {
            left = left.or(all());
        }
        return left;
    }

    private Predicate<Alarm.Sight> all() {
        var left = one();
        while (takes("AND")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<Alarm.Sight> one() {
        if (takes("NOT")) {
            return one().negate();
        }
        if (takes("(")) {
            var inner = any();
            if (!takes(")")) {
                throw failure("a ')' is missing");
            }
            return inner;
        }
        if (takes("TRUE")) {
            return sight -> true;
        }
        if (takes("FALSE")) {
            return sight -> false;
        }
        var state = TOKEN.matcher(position < tokens.size() ? tokens.get(position++) : "");
        if (!state.matches() || state.group(1) == null) {
            throw failure("a state such as ALARM(\"name\") is missing");
        }
        var value = StateValue.fromValue(state.group(1));
        var child = state.group(2).replaceFirst("^arn:.*:alarm:", "");
        children.add(child);
        return sight -> sight.alarm(child).state().value() == value;
    }

    private boolean takes(String token) {
        boolean taken = position < tokens.size() && tokens.get(position).equals(token);
        position += taken ? 1 : 0;
        return taken;
    }

    private IllegalArgumentException failure(String why) {
        return new IllegalArgumentException(
                "alarm %s, rule '%s': %s".formatted(request.alarmName(), request.alarmRule(), why));
    }
}
