package dev.sluice.domain.routing;

import java.util.List;
import java.util.Optional;

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

    public WeightedRecord {
        values = List.copyOf(values);
    }

    /**
     * @param name of what the record points at, in lower case, without the final dot
     * @param zoneId of the hosted zone that name is in
     */
    public record Alias(String name, String zoneId, boolean evaluatesTargetHealth) {}

    WeightedRecord withWeight(int other) {
        return new WeightedRecord(type, setIdentifier, other, ttlSeconds, values, alias, healthCheckId);
    }

    WeightedRecord withHealthCheck(Optional<String> id) {
        return new WeightedRecord(type, setIdentifier, weight, ttlSeconds, values, alias, id);
    }
}
