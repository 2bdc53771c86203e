package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A state machine that Step Functions would accept (specification, Structure of a State Machine).
 *
 * @param startAt the first state
 * @param timeout of an execution; empty means the year that Standard workflows may last
 * @param states by name, in the order of the definition
 */
public record StateMachine(String startAt, Optional<Duration> timeout, Map<String, State> states) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    public StateMachine {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /**
     * Reads a definition in which {@code ${Name}} stands for a value, as in SAM's DefinitionSubstitutions.
     *
     * @throws DefinitionError naming the state and the field that is wrong
     */
    public static StateMachine parse(String definition, Map<String, String> substitutions) {
        return parse(PLACEHOLDER.matcher(definition).replaceAll(match -> {
            var value = substitutions.get(match.group(1));
            if (value == null) {
                throw new DefinitionError(
                        "definition", "nothing is known to put in for %s: add a substitution".formatted(match.group()));
            }
            return Matcher.quoteReplacement(value);
        }));
    }

    /** @throws DefinitionError naming the state and the field that is wrong */
    public static StateMachine parse(String definition) {
        JsonNode json;
        try {
            json = Json.parse(definition);
        } catch (IllegalArgumentException e) {
            throw new DefinitionError("definition", e.getMessage());
        }
        var fields = new Fields("state machine", json);
        fields.read("Version", version -> only("1.0", version));
        fields.read("QueryLanguage", language -> only("JSONPath", language));
        var timeout = fields.whole("TimeoutSeconds", 1, 99_999_999).map(Duration::ofSeconds);
        var startAt = fields.needText("StartAt");
        var states = fields.need("States", StateMachine::states);
        fields.end();
        var machine = new StateMachine(startAt, timeout, states);
        machine.checkTransitions(fields);
        return machine;
    }

    public State state(String name) {
        return states.get(name);
    }

    private static Map<String, State> states(JsonNode json) {
        if (!json.isObject() || json.isEmpty()) {
            throw new IllegalArgumentException("it must be an object with at least one state");
        }
        var states = new LinkedHashMap<String, State>();
        json.properties()
                .forEach(property ->
                        states.put(property.getKey(), StateParser.parse(property.getKey(), property.getValue())));
        return states;
    }

    private void checkTransitions(Fields fields) {
        if (!states.containsKey(startAt)) {
            throw fields.wrong("StartAt", "there is no state '%s'".formatted(startAt));
        }
        Set<String> reached = new HashSet<>(List.of(startAt));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            var state = states.get(open.remove());
            state.successors().forEach(next -> {
                if (!states.containsKey(next)) {
                    throw new DefinitionError(
                            "state '%s', field 'Next'".formatted(state.name()),
                            "there is no state '%s'".formatted(next));
                }
                if (reached.add(next)) {
                    open.add(next);
                }
            });
        }
        states.keySet().stream()
                .filter(name -> !reached.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DefinitionError("state '%s'".formatted(name), "no state leads to it");
                });
    }

    private static String only(String accepted, JsonNode value) {
        if (!accepted.equals(Fields.textOf(value))) {
            throw new IllegalArgumentException("only \"%s\" can be rehearsed, not %s".formatted(accepted, value));
        }
        return accepted;
    }
}
