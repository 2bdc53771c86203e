package dev.sluice.cutover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A message to people.
 *
 * @param subject one line
 * @param lines what, since when, what was done and what to do, each a sentence or a command
 */
record Notice(String subject, List<String> lines) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    Notice {
        lines = List.copyOf(lines);
    }

    String text() {
        return String.join("\n", lines);
    }

    static String time(Instant instant) {
        return MINUTE.format(instant);
    }

    /** As one word of a shell. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
