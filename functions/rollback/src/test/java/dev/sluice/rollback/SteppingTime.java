package dev.sluice.rollback;

import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody waits, and lets something happen meanwhile. */
final class SteppingTime implements Time {

    private final Instant start;
    private final List<Event> events = new ArrayList<>();
    private Instant now;

    private record Event(Instant at, Runnable what) {}

    SteppingTime(Instant start) {
        this.start = start;
        this.now = start;
    }

    /** Lets something happen a while after the start. */
    void after(Duration duration, Runnable what) {
        events.add(new Event(start.plus(duration), what));
    }

    Duration passed() {
        return Duration.between(start, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
        var due = events.stream().filter(event -> !event.at().isAfter(now)).toList();
        events.removeAll(due);
        due.forEach(event -> event.what().run());
    }
}
