package dev.sluice.domain.routing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All weighted records of one name. Those of the two arms move together; a record of anybody else stays as it is.
 *
 * <p>Route 53 draws for each type by itself: a record answers in proportion to its weight among those of its type, and all
 * weights of a type being zero gives each of its records the same share (Route 53 Developer Guide, weighted values). So a
 * type that only one arm has is answered by that arm, whatever its weight.
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

    /** The types that only one arm has, in order. */
    public SortedSet<String> unpaired() {
        var unpaired = types(Arm.STABLE);
        var canaries = types(Arm.CANARY);
        var paired = new TreeSet<>(unpaired);
        paired.retainAll(canaries);
        unpaired.addAll(canaries);
        unpaired.removeAll(paired);
        return unpaired;
    }

    @Override
    public boolean carries(Arm arm) {
        return of(arm).stream().anyMatch(record -> record.weight() > 0 || isAllZero(record.type()));
    }

    @Override
    public boolean isAt(Split split) {
        return Stream.of(Arm.values()).noneMatch(arm -> of(arm).isEmpty())
                && at(split).equals(this);
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
        var now = byPlace();
        var then = expected.byPlace();
        var places = new LinkedHashSet<>(then.keySet());
        places.addAll(now.keySet());
        return places.stream()
                .flatMap(place -> drift(place, then.get(place), now.get(place)))
                .toList();
    }

    private static Stream<Drift> drift(String place, WeightedRecord expected, WeightedRecord found) {
        if (expected == null) {
            return Stream.of(new Drift(place, ABSENT, found.toString()));
        }
        if (found == null) {
            return Stream.of(new Drift(place, expected.toString(), ABSENT));
        }
        var then = expected.fields();
        var now = found.fields();
        return then.keySet().stream()
                .filter(field -> !then.get(field).equals(now.get(field)))
                .map(field -> new Drift(place + ", " + field, then.get(field), now.get(field)));
    }

    private Map<String, WeightedRecord> byPlace() {
        var places = new LinkedHashMap<String, WeightedRecord>();
        records.forEach(record -> places.put(record.type() + " " + record.setIdentifier(), record));
        return places;
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

    private boolean isAllZero(String type) {
        return records.stream().filter(record -> record.type().equals(type)).allMatch(record -> record.weight() == 0);
    }

    private SortedSet<String> types(Arm arm) {
        return of(arm).stream().map(WeightedRecord::type).collect(Collectors.toCollection(TreeSet::new));
    }

    private String identifier(Arm arm) {
        return switch (arm) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }
}
