package dev.sluice.rollback;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records in memory. A change is live after half a minute. */
final class InMemoryZone implements TrafficRouter<RecordGroup> {

    private final InstantSource time;
    private final List<String> calls;
    private final Map<Change, Instant> changes = new HashMap<>();
    private final Deque<PortFailure> readFailures = new ArrayDeque<>();
    private final Deque<PortFailure> putFailures = new ArrayDeque<>();
    private RecordGroup group;
    private Duration delay = Duration.ofSeconds(30);

    /** @param calls where every call is noted */
    InMemoryZone(RecordGroup group, InstantSource time, List<String> calls) {
        this.group = group;
        this.time = time;
        this.calls = calls;
    }

    RecordGroup group() {
        return group;
    }

    void set(RecordGroup other) {
        group = other;
    }

    void neverLive() {
        delay = Duration.ofDays(1);
    }

    void failReads(PortFailure... failures) {
        readFailures.addAll(List.of(failures));
    }

    void failPuts(PortFailure... failures) {
        putFailures.addAll(List.of(failures));
    }

    @Override
    public RecordGroup read() {
        calls.add("read");
        fail(readFailures);
        return group;
    }

    @Override
    public Change swap(RecordGroup from, RecordGroup to) {
        throw new UnsupportedOperationException("a rollback does not ask what was there");
    }

    @Override
    public Change put(RecordGroup to) {
        calls.add("put");
        fail(putFailures);
        group = to;
        var change = new Change("C" + changes.size());
        changes.put(change, time.instant().plus(delay));
        return change;
    }

    @Override
    public boolean isLive(Change change) {
        return !time.instant().isBefore(changes.get(change));
    }

    private static void fail(Deque<PortFailure> failures) {
        if (!failures.isEmpty()) {
            throw failures.removeFirst();
        }
    }
}
