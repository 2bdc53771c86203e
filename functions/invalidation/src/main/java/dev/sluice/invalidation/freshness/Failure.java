package dev.sluice.invalidation.freshness;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** An error as Step Functions catches it. */
record Failure(
        @JsonProperty("Error") String error,
        @JsonProperty("Cause") String cause) {

    Failure {
        error = Objects.requireNonNullElse(error, "unknown error");
        cause = Objects.requireNonNullElse(cause, "");
    }

    /** The message of a Java function's error document, else what there is. */
    String words() {
        try {
            var message = WatchJson.tree(cause).path("errorMessage");
            if (message.isString()) {
                return message.stringValue();
            }
        } catch (JacksonException e) {
            // A cause is a document only when a function threw.
        }
        return cause.isEmpty() ? error : error + ": " + cause;
    }
}
