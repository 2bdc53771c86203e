package dev.sluice.rehearsal.states.language;

import dev.sluice.rehearsal.json.Json;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The error a state reports (specification, Errors). */
public final class StateFailure extends RuntimeException {

    public static final String RUNTIME = "States.Runtime";
    public static final String TIMEOUT = "States.Timeout";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    private final String error;
    private final String explanation;

    /**
     * @param error the error's name, which retriers and catchers match
     * @param explanation the error's cause in the language's words; null where Step Functions gives none
     */
    public StateFailure(String error, String explanation) {
        super(explanation == null ? error : error + ": " + explanation, null, false, false);
        this.error = Objects.requireNonNull(error);
        this.explanation = explanation;
    }

    static StateFailure runtime(String explanation) {
        return new StateFailure(RUNTIME, explanation);
    }

    public String error() {
        return error;
    }

    /** The cause; null where there is none. */
    public String explanation() {
        return explanation;
    }

    /** The Error Output a catcher passes on; a cause that is missing is empty. */
    public JsonNode output() {
        return Json.tree(Json.object("Error", error, "Cause", explanation == null ? "" : explanation));
    }
}
