package dev.sluice.rehearsal.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A timeline for a person: what an actor only says again, numbers aside, while nobody has any news, is told once and
 * counted.
 */
final class Digest {

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Line> latest = new HashMap<>();
    private int news;

    Digest(List<Entry> entries) {
        entries.forEach(this::take);
    }

    /** One aligned line per entry that is told. */
    String lines() {
        int width = lines.stream()
                .mapToInt(line -> line.entry.actor().length())
                .max()
                .orElse(0);
        return lines.stream().map(line -> line.text(width)).collect(Collectors.joining("\n"));
    }

    private void take(Entry entry) {
        var gist = entry.text().replaceAll("[0-9][0-9.,:]*", "#");
        var before = latest.get(entry.actor());
        boolean again = before != null && before.gist.equals(gist);
        if (again && before.news == news) {
            before.repeats++;
            return;
        }
        if (!again) {
            news++;
        }
        var line = new Line(entry, gist, news);
        lines.add(line);
        latest.put(entry.actor(), line);
    }

    private static final class Line {
        private final Entry entry;
        private final String gist;
        private final int news;
        private int repeats;

        /** @param news how much had been new when it was said */
        Line(Entry entry, String gist, int news) {
            this.entry = entry;
            this.gist = gist;
            this.news = news;
        }

        String text(int width) {
            return entry.line(width) + (repeats == 0 ? "" : " [and %d more like it]".formatted(repeats));
        }
    }
}
