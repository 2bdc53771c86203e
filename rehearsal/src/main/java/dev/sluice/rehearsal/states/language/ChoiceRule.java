package dev.sluice.rehearsal.states.language;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A condition of a Choice state (specification, Choice Rules). */
public sealed interface ChoiceRule {

    /**
     * Whether it holds. A value of another type than the operator's never does.
     *
     * @throws StateFailure {@code States.Runtime} when a path finds nothing, except for {@code IsPresent}
     */
    boolean holds(Scope scope);

    /** All of them; the first that does not hold ends the search. */
    record And(List<ChoiceRule> rules) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            return rules.stream().allMatch(rule -> rule.holds(scope));
        }
    }

    /** At least one; the first that holds ends the search. */
    record Or(List<ChoiceRule> rules) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            return rules.stream().anyMatch(rule -> rule.holds(scope));
        }
    }

    /** The opposite. */
    record Not(ChoiceRule rule) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            return !rule.holds(scope);
        }
    }

    /** A comparison, such as {@code NumericLessThanEqualsPath}. */
    record Compare(Path variable, Comparand comparand, Relation relation, Expression other) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            var left = value(variable, scope);
            var right = other instanceof Expression.Lookup lookup ? value(lookup.path(), scope) : other.evaluate(scope);
            var order = comparand.compare(left, right);
            return order.isPresent() && relation.holds(order.getAsInt());
        }
    }

    /** {@code StringMatches}; {@code *} stands for any characters. */
    record Matches(Path variable, Pattern pattern) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            var value = value(variable, scope);
            return value.isString() && pattern.matcher(value.stringValue()).matches();
        }
    }

    /** {@code IsPresent}. */
    record Present(Path variable, boolean expected) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            return variable.find(scope).isPresent() == expected;
        }
    }

    /** {@code IsNull}, {@code IsString} and so on. */
    record Is(Path variable, Shape shape, boolean expected) implements ChoiceRule {
        @Override
        public boolean holds(Scope scope) {
            return shape.fits(value(variable, scope)) == expected;
        }
    }

    private static JsonNode value(Path variable, Scope scope) {
        return variable.find(scope)
                .orElseThrow(() -> StateFailure.runtime(
                        "Invalid path '%s': The choice state's condition path references an invalid value."
                                .formatted(variable)));
    }
}
