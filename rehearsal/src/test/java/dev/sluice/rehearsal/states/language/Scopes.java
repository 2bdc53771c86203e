package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.util.SplittableRandom;

/** Scopes around JSON written down in a test. */
final class Scopes {

    private Scopes() {}

    /** Single quotes stand for double ones. */
    static Scope around(String input) {
        return new Scope(
                Json.parse(input.replace('\'', '"')),
                Json.parse("{\"Execution\":{\"Name\":\"deploy-1\"},\"State\":{\"RetryCount\":2}}"),
                new SplittableRandom(1));
    }
}
