package dev.sluice.domain.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One weighted record of a name: plain, with a TTL and values, or an alias, which has neither.
 *
 * @param type such as A, AAAA or HTTPS
 * @param setIdentifier tells it from the others of its name and type
 * @param weight 0–255
 * @param ttlSeconds empty for an alias
 * @param values as in a zone file; none for an alias
 * @param healthCheckId what withdraws the record when it fails
 */
public record WeightedRecord(
        String type,
        String setIdentifier,
        int weight,
        Optional<Long> ttlSeconds,
        List<String> values,
        Optional<Alias> alias,
        Optional<String> healthCheckId) {

    private static final String NONE = "none";

    /** @throws IllegalArgumentException when the weight is outside its range */
    public WeightedRecord {
        if (weight < 0 || weight > Split.MOST) {
            throw new IllegalArgumentException("weight %d of the %s record %s is not between 0 and %d. Correct it"
                    .formatted(weight, type, setIdentifier, Split.MOST));
        }
        values = List.copyOf(values);
    }

    /**
     * @param name of what the record points at, in lower case, without the final dot
     * @param zoneId of the hosted zone that name is in
     */
    public record Alias(String name, String zoneId, boolean evaluatesTargetHealth) {

        private String health() {
            return evaluatesTargetHealth ? "evaluated" : "not evaluated";
        }
    }

    /** For example: weight 5, alias d111111abcdef8.cloudfront.net. */
    @Override
    public String toString() {
        return fields().entrySet().stream()
                .filter(field -> !field.getValue().equals(NONE))
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Every field by its name, in words. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("weight", String.valueOf(weight));
        fields.put("TTL", ttlSeconds.map(String::valueOf).orElse(NONE));
        fields.put("values", values.isEmpty() ? NONE : String.join(" ", values));
        fields.put("alias", alias.map(Alias::name).orElse(NONE));
        fields.put("alias zone", alias.map(Alias::zoneId).orElse(NONE));
        fields.put("target health", alias.map(Alias::health).orElse(NONE));
        fields.put("health check", healthCheckId.orElse(NONE));
        return fields;
    }

    WeightedRecord withWeight(int other) {
        return new WeightedRecord(type, setIdentifier, other, ttlSeconds, values, alias, healthCheckId);
    }

    WeightedRecord withHealthCheck(Optional<String> id) {
        return new WeightedRecord(type, setIdentifier, weight, ttlSeconds, values, alias, id);
    }
}
