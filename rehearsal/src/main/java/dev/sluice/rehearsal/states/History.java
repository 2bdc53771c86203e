package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.StateFailure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What happened in an execution, event by event, as GetExecutionHistory tells it. */
final class History {

    /** Step Functions guide, service quotas: the most events of a Standard workflow, its end included. */
    private static final int MOST_EVENTS = 25_000;

    private final InstantSource clock;
    private final List<HistoryEvent> events = new ArrayList<>();

    History(InstantSource clock) {
        this.clock = clock;
    }

    List<HistoryEvent> events() {
        return Collections.unmodifiableList(events);
    }

    /**
     * @return the event's id
     * @throws StateFailure {@code States.Runtime} when only the event of the execution's end has room left
     */
    long add(HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        if (events.size() == MOST_EVENTS - 1) {
            throw new StateFailure(
                    StateFailure.RUNTIME,
                    "The execution reached the maximum number of history events (%d).".formatted(MOST_EVENTS));
        }
        return append(type, details);
    }

    /** The event that ends the execution, for which there is always room. */
    void close(HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        append(type, details);
    }

    private long append(HistoryEventType type, UnaryOperator<HistoryEvent.Builder> details) {
        long id = events.size() + 1L;
        var event = HistoryEvent.builder()
                .id(id)
                .previousEventId(id == 2 ? 0 : id - 1)
                .timestamp(clock.instant())
                .type(type);
        events.add(details.apply(event).build());
        return id;
    }
}
