package dev.sluice.rehearsal.states.language;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import dev.sluice.rehearsal.json.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSONPath into a state's input ({@code $}) or into the Context Object ({@code $$}); one that can select several values
 * yields an array (specification, Paths).
 */
public final class Path {

    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new JsonTree())
            .mappingProvider(new Jackson3MappingProvider())
            .build();

    /** The whole input. */
    public static final Path ROOT = parse("$");

    private final String text;
    private final boolean ofContext;
    private final JsonPath compiled;

    private Path(String text, boolean ofContext, JsonPath compiled) {
        this.text = text;
        this.ofContext = ofContext;
        this.compiled = compiled;
    }

    /** @throws IllegalArgumentException when it is no path */
    public static Path parse(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("a path begins with $, and '%s' does not".formatted(text));
        }
        boolean ofContext = text.startsWith("$$");
        var path = ofContext ? text.substring(1) : text;
        if (path.length() > 1 && path.charAt(1) != '.' && path.charAt(1) != '[') {
            throw new IllegalArgumentException(
                    "'%s' is no path: after $ comes . or [ (variables are outside of the subset)".formatted(text));
        }
        try {
            return new Path(text, ofContext, JsonPath.compile(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'%s' is no path: %s".formatted(text, e.getMessage()), e);
        }
    }

    /** What it selects; empty when there is nothing. */
    public Optional<JsonNode> find(Scope scope) {
        try {
            return Optional.of(Json.tree(compiled.<Object>read(document(scope), JACKSON)));
        } catch (PathNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * What it selects.
     *
     * @throws StateFailure {@code States.Runtime} when there is nothing, which no catcher catches
     */
    public JsonNode read(Scope scope) {
        return find(scope)
                .orElseThrow(() -> StateFailure.runtime(
                        "The JSONPath '%s' could not be found in the input '%s'".formatted(text, document(scope))));
    }

    private JsonNode document(Scope scope) {
        return ofContext ? scope.context() : scope.input();
    }

    @Override
    public String toString() {
        return text;
    }
}
