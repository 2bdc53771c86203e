package dev.sluice.rehearsal.cloudwatch.math;

import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Choice;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Combination;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Constant;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Filled;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Metrics;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Reference;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Repeated;
import dev.sluice.rehearsal.cloudwatch.math.MetricMath.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Pattern;

/** Recursive descent, one method or level for each strength of binding. */
final class MathParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|\\w+|&&|\\|\\||[<>=!]=|[-+*/^<>(),\\[\\]])\\s*");

    /** From the loosest binding to the closest; one of a level is applied from left to right. */
    private static final List<Map<String, DoubleBinaryOperator>> LEVELS = List.of(
            Map.of("||", MathParser::or, "OR", MathParser::or),
            Map.of("&&", MathParser::and, "AND", MathParser::and),
            Map.of(
                    "<", (a, b) -> truth(a < b),
                    "<=", (a, b) -> truth(a <= b),
                    ">", (a, b) -> truth(a > b),
                    ">=", (a, b) -> truth(a >= b),
                    "==", (a, b) -> truth(a == b),
                    "!=", (a, b) -> truth(a != b)),
            Map.of("+", Double::sum, "-", (a, b) -> a - b),
            // CloudWatch has no number for a division by zero: the value is missing.
            Map.of("*", (a, b) -> a * b, "/", (a, b) -> b == 0 ? Double.NaN : a / b),
            Map.of("^", Math::pow));

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int position;

    MathParser(String text) {
        this.text = text;
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw failure("'%s' means nothing here".formatted(text.substring(end)));
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
    }

    MetricMath parse() {
        var expression = binary(0);
        if (position < tokens.size()) {
            throw failure("'%s' comes after its end".formatted(tokens.get(position)));
        }
        return expression;
    }

    private MetricMath binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        var left = binary(level + 1);
        while (LEVELS.get(level).containsKey(peek())) {
            var operator = LEVELS.get(level).get(next());
            left = new Combination(operator, left, binary(level + 1));
        }
        return left;
    }

    private MetricMath unary() {
        if (takes("-")) {
            return new Combination((zero, value) -> zero - value, new Constant(0), unary());
        }
        if (takes("(")) {
            var inner = binary(0);
            expect(")");
            return inner;
        }
        var token = next();
        if (token.isEmpty() || !Character.isLetterOrDigit(token.charAt(0))) {
            throw failure(
                    token.isEmpty() ? "it ends too early" : "a metric, number or function, not '%s'".formatted(token));
        }
        if (Character.isDigit(token.charAt(0))) {
            return new Constant(Double.parseDouble(token));
        }
        return takes("(") ? function(token) : new Reference(token);
    }

    private MetricMath function(String name) {
        var result = switch (name) {
            case "IF" -> choice();
            case "FILL" -> filled();
            case "SUM" -> sum();
            default -> throw failure("function %s is not simulated. Use IF, FILL or SUM".formatted(name));
        };
        expect(")");
        return result;
    }

    /** Without a third argument, nothing where the condition does not hold. */
    private MetricMath choice() {
        var condition = binary(0);
        expect(",");
        var then = binary(0);
        return new Choice(condition, then, takes(",") ? binary(0) : new Constant(Double.NaN));
    }

    private MetricMath filled() {
        var metric = binary(0);
        expect(",");
        return takes("REPEAT") ? new Repeated(metric) : new Filled(metric, binary(0));
    }

    private MetricMath sum() {
        if (takes("METRICS")) {
            expect("(");
            expect(")");
            return new Sum(Metrics::all);
        }
        expect("[");
        var terms = new ArrayList<MetricMath>();
        do {
            terms.add(binary(0));
        } while (takes(","));
        expect("]");
        return new Sum(metrics -> terms.stream().map(term -> term.over(metrics)).toList());
    }

    private String peek() {
        return position < tokens.size() ? tokens.get(position) : "";
    }

    private String next() {
        var token = peek();
        position++;
        return token;
    }

    private boolean takes(String token) {
        boolean taken = peek().equals(token);
        position += taken ? 1 : 0;
        return taken;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw failure("'%s' is expected, not '%s'".formatted(token, peek()));
        }
    }

    private IllegalArgumentException failure(String why) {
        return new IllegalArgumentException("metric math '%s': %s".formatted(text, why));
    }

    private static double and(double a, double b) {
        return truth(a != 0 && b != 0);
    }

    private static double or(double a, double b) {
        return truth(a != 0 || b != 0);
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
