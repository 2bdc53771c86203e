package dev.sluice.cutover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The records of a cutover as JSON, each member under its own name. */
final class CutoverJson {

    private static final JsonMapper JSON = new JsonMapper();

    private CutoverJson() {}

    /** @throws IllegalArgumentException when it is none; the message says what is wrong and where */
    static <T> T read(InputStream in, Class<T> type) throws IOException {
        var json = in.readAllBytes();
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "not a document of cutover.asl.json: %s. Start the state machine, not its functions"
                            .formatted(e.getOriginalMessage()),
                    e);
        }
    }

    static void write(Object value, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
    }
}
