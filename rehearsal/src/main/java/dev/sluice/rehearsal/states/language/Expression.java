package dev.sluice.rehearsal.states.language;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What yields a value: a path, an intrinsic function, or the value itself. */
public sealed interface Expression {

    /** @throws StateFailure when a path finds nothing or a function cannot work with its arguments */
    JsonNode evaluate(Scope scope);

    /** A value written down in the definition. */
    record Literal(JsonNode value) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope) {
            return value;
        }
    }

    /** A JSONPath, looked up when it is needed. */
    record Lookup(Path path) implements Expression {
        @Override
        public JsonNode evaluate(Scope scope) {
            return path.read(scope);
        }
    }

    /** An intrinsic function with its arguments. */
    record Call(Intrinsic function, List<Expression> arguments) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public JsonNode evaluate(Scope scope) {
            var values =
                    arguments.stream().map(argument -> argument.evaluate(scope)).toList();
            return function.apply(values, scope.random());
        }
    }

    /** Whether {@code path} is read anywhere in it. */
    default boolean reads(String path) {
        return switch (this) {
            case Literal literal -> false;
            case Lookup lookup -> lookup.path().toString().equals(path);
            case Call call -> call.arguments().stream().anyMatch(argument -> argument.reads(path));
        };
    }

    /**
     * A path, or an intrinsic function.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Expression parse(String text) {
        return text.startsWith("$") ? new Lookup(Path.parse(text)) : new ExpressionParser(text).parse();
    }
}
