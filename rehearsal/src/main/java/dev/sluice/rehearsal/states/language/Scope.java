package dev.sluice.rehearsal.states.language;

import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * What an expression can see.
 *
 * @param input where paths that begin with {@code $} look
 * @param context the Context Object, where paths that begin with {@code $$} look
 * @param random what {@code States.MathRandom} and {@code States.UUID} draw from
 */
public record Scope(JsonNode input, JsonNode context, RandomGenerator random) {

    /** The same around another document. */
    public Scope of(JsonNode other) {
        return new Scope(other, context, random);
    }
}
