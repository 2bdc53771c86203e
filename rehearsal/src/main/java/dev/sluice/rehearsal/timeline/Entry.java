package dev.sluice.rehearsal.timeline;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened.
 *
 * @param at virtual time since the timeline began
 * @param actor who did it
 * @param text what, in one line
 * @param fields the same for a program, sorted by name; may be empty
 */
public record Entry(Duration at, String actor, String text, Map<String, ?> fields) {

    public Entry {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The entry as JSON knows it: {@code atSeconds}, {@code actor}, {@code text}, then the fields. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("atSeconds", at.toMillis() / 1000.0);
        map.put("actor", actor);
        map.put("text", text);
        map.putAll(fields);
        return map;
    }

    /** {@code hours:minutes:seconds.millis}, the actor in {@code width} columns, the text. */
    String line(int width) {
        var time = "%02d:%02d:%02d.%03d"
                .formatted(at.toHours(), at.toMinutesPart(), at.toSecondsPart(), at.toMillisPart());
        return time + "  " + actor + " ".repeat(width - actor.length()) + "  " + text;
    }
}
