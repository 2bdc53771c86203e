package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.StringNode;

/** Reads an intrinsic function call such as {@code States.Format('{} of {}', $.a, 7)} (specification, Intrinsic Functions). */
final class ExpressionParser {

    private static final Pattern NAME = Pattern.compile("States\\.[A-Za-z0-9]+");
    private static final Pattern CONSTANT = Pattern.compile("true|false|null|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when it is not exactly one call */
    Expression parse() {
        var call = call();
        space();
        if (at < text.length()) {
            throw wrong("nothing can follow the call");
        }
        return call;
    }

    private Expression call() {
        var name = take(NAME, "a path or an intrinsic function such as States.Format(…)");
        var function = Intrinsic.named(name);
        var arguments = arguments(function);
        function.check(arguments.size());
        return new Expression.Call(function, arguments);
    }

    private List<Expression> arguments(Intrinsic function) {
        var arguments = new ArrayList<Expression>();
        expect('(');
        space();
        if (peek() == ')') {
            at++;
            return arguments;
        }
        arguments.add(argument(function == Intrinsic.FORMAT));
        while (peek() == ',') {
            at++;
            arguments.add(argument(false));
        }
        expect(')');
        return arguments;
    }

    private Expression argument(boolean isTemplate) {
        space();
        var argument = switch (peek()) {
            case '\'' -> new Expression.Literal(StringNode.valueOf(string(isTemplate)));
            case '$' -> new Expression.Lookup(Path.parse(path()));
            case 'S' -> call();
            default ->
                new Expression.Literal(Json.parse(take(CONSTANT, "an argument: a path, 'text', a number, a call")));
        };
        space();
        return argument;
    }

    /** A string in single quotes. A template keeps its other escapes, since braces mean something in it. */
    private String string(boolean isTemplate) {
        var string = new StringBuilder();
        at++;
        while (peek() != '\'') {
            if (peek() == '\\') {
                at++;
                if ("'{}\\".indexOf(peek()) < 0) {
                    throw wrong("a backslash escapes only ', {, } and \\");
                }
                if (isTemplate && peek() != '\'') {
                    string.append('\\');
                }
            }
            string.append(peek());
            at++;
        }
        at++;
        return string.toString();
    }

    /** Up to the comma or parenthesis that ends the argument; those inside brackets belong to the path. */
    private String path() {
        int start = at;
        int depth = 0;
        char quote = 0;
        while (quote != 0 || depth > 0 || ",) ".indexOf(peek()) < 0) {
            char c = peek();
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String take(Pattern pattern, String wanted) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("here should be " + wanted);
        }
        at = matcher.end();
        return matcher.group();
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("here should be " + c);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("'%s' at character %d: %s".formatted(text, at + 1, problem));
    }
}
