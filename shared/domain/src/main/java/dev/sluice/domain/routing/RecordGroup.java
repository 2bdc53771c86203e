package dev.sluice.domain.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All weighted records of one name. Those of the two arms move together; a record of anybody else stays as it is.
 *
 * @param name in lower case, without the final dot
 * @param stable set identifier of the stable records
 * @param canary set identifier of the canary records
 */
public record RecordGroup(String name, String stable, String canary, List<WeightedRecord> records)
        implements Routing<RecordGroup> {

    private static final String ABSENT = "absent";

    public RecordGroup {
        records = List.copyOf(records);
    }

    /** The records of one arm. */
    public List<WeightedRecord> of(Arm arm) {
        return records.stream()
                .filter(record -> record.setIdentifier().equals(identifier(arm)))
                .toList();
    }

    /** The records that belong to neither arm. */
    public List<WeightedRecord> foreign() {
        return records.stream()
                .filter(record -> !record.setIdentifier().equals(stable)
                        && !record.setIdentifier().equals(canary))
                .toList();
    }

    @Override
    public boolean carries(Arm arm) {
        return of(arm).stream().anyMatch(record -> record.weight() > 0);
    }

    @Override
    public boolean isAt(Split split) {
        return List.of(Arm.values()).stream()
                .allMatch(arm -> of(arm).stream().allMatch(record -> record.weight() == split.weight(arm)));
    }

    @Override
    public RecordGroup at(Split split) {
        return changed(Arm.STABLE, record -> record.withWeight(split.stable()))
                .changed(Arm.CANARY, record -> record.withWeight(split.canary()));
    }

    @Override
    public RecordGroup guardedBy(Optional<String> guard) {
        return changed(Arm.CANARY, record -> record.withHealthCheck(guard));
    }

    @Override
    public List<Drift> driftFrom(RecordGroup expected) {
        var now = fields();
        var then = expected.fields();
        var names = new LinkedHashSet<>(then.keySet());
        names.addAll(now.keySet());
        var drift = new ArrayList<Drift>();
        for (var field : names) {
            var found = now.getOrDefault(field, ABSENT);
            var wanted = then.getOrDefault(field, ABSENT);
            if (!found.equals(wanted)) {
                drift.add(new Drift(field, wanted, found));
            }
        }
        return drift;
    }

    private RecordGroup changed(Arm arm, UnaryOperator<WeightedRecord> change) {
        return new RecordGroup(
                name,
                stable,
                canary,
                records.stream()
                        .map(record -> record.setIdentifier().equals(identifier(arm)) ? change.apply(record) : record)
                        .toList());
    }

    private String identifier(Arm arm) {
        return switch (arm) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        for (var record : records) {
            var where = record.type() + " " + record.setIdentifier() + ", ";
            fields.put(where + "weight", String.valueOf(record.weight()));
            record.ttlSeconds().ifPresent(ttl -> fields.put(where + "TTL", String.valueOf(ttl)));
            if (!record.values().isEmpty()) {
                fields.put(where + "values", String.join(" ", record.values()));
            }
            record.alias().ifPresent(alias -> {
                fields.put(where + "alias", alias.name());
                fields.put(where + "alias zone", alias.zoneId());
                fields.put(where + "target health", alias.evaluatesTargetHealth() ? "evaluated" : "not evaluated");
            });
            record.healthCheckId().ifPresent(id -> fields.put(where + "health check", id));
        }
        return fields;
    }
}
