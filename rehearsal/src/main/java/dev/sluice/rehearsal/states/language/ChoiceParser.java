package dev.sluice.rehearsal.states.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the rules of Choice states. */
final class ChoiceParser {

    private static final Pattern COMPARISON = Pattern.compile(
            "(?<of>String|Numeric|Boolean|Timestamp)(?<relation>Equals|(Less|Greater)Than(Equals)?)(?<path>Path)?");
    private static final Pattern SHAPE = Pattern.compile("Is(?<shape>Null|String|Numeric|Boolean|Timestamp)");

    private ChoiceParser() {}

    static State.Branch branch(Fields fields) {
        var next = fields.needText("Next");
        return new State.Branch(rule(fields), next);
    }

    private static ChoiceRule rule(Fields fields) {
        var rule = fields.has("Variable") ? test(fields) : combination(fields);
        fields.end();
        return rule;
    }

    private static ChoiceRule combination(Fields fields) {
        if (fields.has("And")) {
            return new ChoiceRule.And(rules(fields, "And"));
        }
        if (fields.has("Or")) {
            return new ChoiceRule.Or(rules(fields, "Or"));
        }
        if (fields.has("Not")) {
            return new ChoiceRule.Not(rule(fields.object("Not")));
        }
        throw fields.wrong("Variable", "it is missing, and so are And, Or and Not");
    }

    private static List<ChoiceRule> rules(Fields fields, String field) {
        var rules = fields.objects(field);
        if (rules.isEmpty()) {
            throw fields.wrong(field, "at least one rule is needed");
        }
        return rules.stream().map(ChoiceParser::rule).toList();
    }

    private static ChoiceRule test(Fields fields) {
        var variable = fields.need("Variable", value -> Path.parse(Fields.textOf(value)));
        return fields.names()
                .flatMap(name -> test(fields, name, variable).stream())
                .findFirst()
                .orElseThrow(() -> fields.wrong("Variable", "there is no operator beside it"));
    }

    private static Optional<ChoiceRule> test(Fields fields, String operator, Path variable) {
        if (operator.equals("IsPresent")) {
            return fields.read(operator, value -> new ChoiceRule.Present(variable, Fields.truthOf(value)));
        }
        if (operator.equals("StringMatches")) {
            return fields.read(operator, value -> new ChoiceRule.Matches(variable, wildcards(Fields.textOf(value))));
        }
        var shape = SHAPE.matcher(operator);
        if (shape.matches()) {
            return fields.read(
                    operator,
                    value -> new ChoiceRule.Is(
                            variable, constant(shape.group("shape"), Shape::valueOf), Fields.truthOf(value)));
        }
        var comparison = COMPARISON.matcher(operator);
        if (!comparison.matches()) {
            return Optional.empty();
        }
        var comparand = constant(comparison.group("of"), Comparand::valueOf);
        var relation = constant(comparison.group("relation"), Relation::valueOf);
        if (comparand == Comparand.BOOLEAN && relation != Relation.EQUALS) {
            return Optional.empty();
        }
        return fields.read(
                operator,
                value -> new ChoiceRule.Compare(
                        variable, comparand, relation, operand(value, comparand, comparison.group("path") != null)));
    }

    private static Expression operand(JsonNode value, Comparand comparand, boolean isPath) {
        if (isPath) {
            return new Expression.Lookup(Path.parse(Fields.textOf(value)));
        }
        if (!comparand.fits(value)) {
            throw new IllegalArgumentException(
                    "it must be a %s value, not %s".formatted(comparand.name().toLowerCase(Locale.ROOT), value));
        }
        return new Expression.Literal(value);
    }

    /** {@code LessThanEquals} as the constant {@code LESS_THAN_EQUALS}. */
    private static <T> T constant(String camelCase, Function<String, T> valueOf) {
        return valueOf.apply(camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    /** Only the star is special; a backslash takes that from it, or from another backslash. */
    private static Pattern wildcards(String text) {
        var regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                regex.append(".*");
                continue;
            }
            if (c == '\\') {
                i++;
                if (i == text.length() || "*\\".indexOf(text.charAt(i)) < 0) {
                    throw new IllegalArgumentException("a backslash can only be before * or another backslash");
                }
            }
            regex.append(Pattern.quote(text.substring(i, i + 1)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
