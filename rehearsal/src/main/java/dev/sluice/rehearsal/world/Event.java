package dev.sluice.rehearsal.world;

/** Something that is due at a virtual instant: an actor that goes on, or an action of the world itself. */
public final class Event implements Comparable<Event> {

    private final long time;
    private final long sequence;
    private final String name;
    private final Runnable action;
    private boolean cancelled;

    Event(long time, long sequence, String name, Runnable action) {
        this.time = time;
        this.sequence = sequence;
        this.name = name;
        this.action = action;
    }

    /** Who or what it is, for the person who reads a trace. */
    public String name() {
        return name;
    }

    /** Nanoseconds since the world's start. */
    long time() {
        return time;
    }

    void run() {
        action.run();
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Override
    public int compareTo(Event other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return name;
    }
}
