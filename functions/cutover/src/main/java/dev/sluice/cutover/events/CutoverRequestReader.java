package dev.sluice.cutover.events;

import dev.sluice.domain.cutover.CutoverRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a user asks for, as {@code cutover-request.schema.json} describes it. */
public final class CutoverRequestReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CutoverRequestReader() {}

    /** @throws BadRequest with everything that is wrong */
    public static CutoverRequest read(String json) throws BadRequest {
        try {
            return read(JSON.readTree(json));
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new BadRequest(List.of(new Problem(
                    "$",
                    "is not JSON: %s, in line %d, column %d"
                            .formatted(e.getOriginalMessage(), place.getLineNr(), place.getColumnNr()),
                    "Give one JSON object, such as events/cutover-request-minimal.json")));
        }
    }

    /** @throws BadRequest with everything that is wrong */
    public static CutoverRequest read(JsonNode json) throws BadRequest {
        var problems = new ArrayList<>(RequestSchema.problems(json));
        problems.addAll(RequestRules.problems(json));
        if (!problems.isEmpty()) {
            throw new BadRequest(problems);
        }
        return RequestMembers.read(json);
    }
}
