package dev.sluice.rehearsal.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/** The events to come: by time, then as the schedule picks among those of one instant. */
final class Agenda {

    private final Schedule schedule;
    private final PriorityQueue<Event> later = new PriorityQueue<>();
    private final List<Event> due = new ArrayList<>();
    private final List<Event> choices = Collections.unmodifiableList(due);
    private long sequence;

    Agenda(Schedule schedule) {
        this.schedule = schedule;
    }

    Event add(long time, String name, Runnable action) {
        var event = new Event(time, sequence++, name, action);
        later.add(event);
        return event;
    }

    /** A cancelled event never happens and moves no clock. */
    void cancel(Event event) {
        event.cancel();
        due.remove(event);
    }

    /** Takes the event that happens next, or returns null when none does until {@code limit}. */
    Event next(long limit) {
        dropCancelled();
        if (due.isEmpty() && !later.isEmpty() && later.peek().time() <= limit) {
            due.add(later.poll());
        }
        if (due.isEmpty()) {
            return null;
        }
        long time = due.getFirst().time();
        dropCancelled();
        while (!later.isEmpty() && later.peek().time() == time) {
            var event = later.poll();
            if (!event.isCancelled()) {
                due.add(event);
            }
        }
        return due.remove(due.size() == 1 ? 0 : schedule.pick(choices));
    }

    private void dropCancelled() {
        while (!later.isEmpty() && later.peek().isCancelled()) {
            later.poll();
        }
    }
}
