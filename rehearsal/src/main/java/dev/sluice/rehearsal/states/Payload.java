package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.StateFailure;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** The most a state may take in, get back or pass on. */
final class Payload {

    /** Step Functions guide, service quotas: 256 KiB as UTF-8. */
    static final int MOST_BYTES = 256 * 1024;

    private Payload() {}

    /**
     * @param what whose it is, for the error's cause
     * @throws StateFailure {@code States.DataLimitExceeded} when it is larger
     */
    static JsonNode within(JsonNode data, String what) {
        if (!fits(data.toString())) {
            throw new StateFailure(
                    StateFailure.DATA_LIMIT_EXCEEDED,
                    "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                            .formatted(what));
        }
        return data;
    }

    static boolean fits(String json) {
        return json.length() <= MOST_BYTES && json.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
