package dev.sluice.rehearsal.states;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records in memory, whose changes are live when somebody looks for the second time. */
final class ScriptedRouter implements TrafficRouter<RecordGroup> {

    private final List<String> changes;
    private final Set<Change> seen = new HashSet<>();
    private RecordGroup records;

    /** @param changes where every change is noted */
    ScriptedRouter(RecordGroup records, List<String> changes) {
        this.records = records;
        this.changes = changes;
    }

    /** What somebody does who knows nothing of a cutover. */
    void disturb(UnaryOperator<RecordGroup> disturbance) {
        records = disturbance.apply(records);
    }

    @Override
    public RecordGroup read() {
        return records;
    }

    @Override
    public Change swap(RecordGroup from, RecordGroup to) {
        if (!records.equals(from)) {
            throw new RoutingConflict("the records are not as they were", null);
        }
        return put(to);
    }

    @Override
    public Change put(RecordGroup to) {
        records = to;
        changes.add(Stream.of(Arm.values())
                .flatMap(arm -> to.of(arm).stream())
                .map(WeightedRecord::toString)
                .collect(Collectors.joining("; ")));
        return new Change("C" + changes.size());
    }

    @Override
    public boolean isLive(Change change) {
        return !seen.add(change);
    }
}
