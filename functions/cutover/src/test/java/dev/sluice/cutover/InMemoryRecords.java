package dev.sluice.cutover;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.TrafficRouter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Weighted records that only this test and one handler change. */
final class InMemoryRecords implements TrafficRouter<RecordGroup> {

    private final List<RecordGroup> swaps = new ArrayList<>();
    private final Deque<Runnable> beforeSwap = new ArrayDeque<>();
    private RecordGroup group;
    private boolean live = true;
    private boolean losesAnswer;

    InMemoryRecords(RecordGroup group) {
        this.group = group;
    }

    RecordGroup group() {
        return group;
    }

    void set(RecordGroup other) {
        group = other;
    }

    /** What the swaps that were accepted left. */
    List<RecordGroup> swaps() {
        return swaps;
    }

    /** Somebody else is faster than the next swap. */
    void meanwhile(Runnable action) {
        beforeSwap.add(action);
    }

    void pending() {
        live = false;
    }

    /** The next swap is accepted, and nobody hears of it. */
    void loseAnswer() {
        losesAnswer = true;
    }

    @Override
    public RecordGroup read() {
        return group;
    }

    @Override
    public Change swap(RecordGroup from, RecordGroup to) {
        if (!beforeSwap.isEmpty()) {
            beforeSwap.remove().run();
        }
        if (!group.equals(from)) {
            throw new RoutingConflict("the values provided do not match the current values", null);
        }
        group = to;
        swaps.add(to);
        if (losesAnswer) {
            losesAnswer = false;
            throw PortFailure.passing("read timed out", "It will be tried again", null);
        }
        return new Change("C" + swaps.size());
    }

    @Override
    public Change put(RecordGroup to) {
        throw new AssertionError("a step never writes what it has not compared");
    }

    @Override
    public boolean isLive(Change change) {
        return live;
    }
}
