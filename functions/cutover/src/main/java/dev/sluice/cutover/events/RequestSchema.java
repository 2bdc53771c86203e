package dev.sluice.cutover.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** {@code cutover-request.schema.json}. What is wrong is the validator's word; the cure is the schema's own description. */
final class RequestSchema {

    private static final String RESOURCE = "/dev/sluice/cutover/cutover-request.schema.json";

    private static final int LONGEST_VALUE = 60;

    private static final Schema SCHEMA = schema();

    private RequestSchema() {}

    static List<Problem> problems(JsonNode request) {
        return SCHEMA.validate(request).stream().map(RequestSchema::problem).toList();
    }

    private static Problem problem(Error error) {
        var path = error.getInstanceLocation().toString();
        var schema = schemaOf(error.getEvaluationPath());
        return switch (error.getKeyword()) {
            case "required" ->
                new Problem(
                        path + "." + error.getProperty(),
                        "is missing",
                        "Add " + description(schema.path("properties").path(error.getProperty())));
            case "additionalProperties" ->
                new Problem(
                        path + "." + error.getProperty(),
                        "is not a member of a request",
                        "Use " + String.join(", ", schema.path("properties").propertyNames()) + ", or leave it out");
            case "not" -> new Problem(path, "says twice what the steps are", "Give " + description(schema));
            default ->
                new Problem(
                        path,
                        "is %s: it %s".formatted(shortened(error.getInstanceNode()), message(error)),
                        "Give " + description(schema));
        };
    }

    private static String message(Error error) {
        return error.getKeyword().equals("type") ? "is of another type: " + error.getMessage() : error.getMessage();
    }

    private static String shortened(JsonNode value) {
        var text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    private static String description(JsonNode schema) {
        return schema.path("description").stringValue("");
    }

    /** The part of the schema whose keyword the path ends with. */
    private static JsonNode schemaOf(NodePath keyword) {
        var part = SCHEMA.getSchemaNode();
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            part = keyword.getElement(i) instanceof Integer index ? part.path(index) : part.path(keyword.getName(i));
        }
        return part;
    }

    private static Schema schema() {
        var config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_PATH)
                .locale(Locale.ENGLISH)
                .build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
        try (var in = RequestSchema.class.getResourceAsStream(RESOURCE)) {
            return registry.getSchema(Objects.requireNonNull(in, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
