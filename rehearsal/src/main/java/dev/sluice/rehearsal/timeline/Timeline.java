package dev.sluice.rehearsal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The story of a run: one entry per thing worth telling, in the order it happened. */
public final class Timeline {

    private final InstantSource clock;
    private final Instant start;
    private final List<Entry> entries = new ArrayList<>();

    /** Begins now. */
    public Timeline(InstantSource clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    public void add(String actor, String text) {
        add(actor, text, Map.of());
    }

    /** @param fields what a program would want of it; plain values that JSON knows */
    public void add(String actor, String text, Map<String, ?> fields) {
        entries.add(new Entry(Duration.between(start, clock.instant()), actor, text, fields));
    }

    /** All entries so far; grows as the run goes on. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** For a person: one aligned line per entry, without most of what an actor only repeats. */
    public String digest() {
        return new Digest(entries).lines();
    }

    /** One aligned line per entry. */
    public String lines() {
        int width =
                entries.stream().mapToInt(entry -> entry.actor().length()).max().orElse(0);
        return entries.stream().map(entry -> entry.line(width)).collect(Collectors.joining("\n"));
    }
}
