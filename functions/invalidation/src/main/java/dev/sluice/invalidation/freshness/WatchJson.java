package dev.sluice.invalidation.freshness;

import dev.sluice.domain.purge.EdgePath;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The records of the watch as JSON, each member under its own name, a path as its text. */
final class WatchJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(EdgePath.class, ToStringSerializer.instance)
                    .addDeserializer(EdgePath.class, new PathFromText()))
            .build();

    private WatchJson() {}

    /** @throws IllegalArgumentException when it is none; the message says what is wrong and where */
    static <T> T read(InputStream in, Class<T> type) throws IOException {
        var json = in.readAllBytes();
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            var message = e.getOriginalMessage();
            throw new IllegalArgumentException(
                    "not a document of freshness.asl.json: %s. Start the state machine, not its functions"
                            .formatted(message),
                    e);
        }
    }

    static JsonNode tree(String text) {
        return JSON.readTree(text);
    }

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static final class PathFromText extends FromStringDeserializer<EdgePath> {

        PathFromText() {
            super(EdgePath.class);
        }

        @Override
        protected EdgePath _deserialize(String value, DeserializationContext context) {
            return new EdgePath(value);
        }
    }
}
