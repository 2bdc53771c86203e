package dev.sluice.cutover.visits;

import dev.sluice.domain.judge.Words;
import java.util.List;
import java.util.Locale;

/**
 * What a warm-up reached.
 *
 * @param asked paths that were fetched
 * @param left paths for which there was no time
 * @param hits of {@code again}
 * @param again paths that came well and were fetched a second time
 * @param failures one for each path that did not come well, in words, such as {@code /old answers 404}
 */
public record Warmth(int asked, int left, int hits, int again, List<String> failures) {

    private static final int MOST_NAMED = 3;

    public Warmth {
        failures = List.copyOf(failures);
    }

    /** For example: warmed 118 of 120 paths, hit ratio 97.5%; /old answers 404, /new answers 500. */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "warmed %,d of %s%s%s",
                warm(),
                Words.count(asked + (long) left, "path", "paths"),
                hitRatio(),
                failed());
    }

    private int warm() {
        return asked - failures.size();
    }

    private String hitRatio() {
        if (again > 0) {
            return ", hit ratio " + Words.percent((double) hits / again);
        }
        return warm() > 0 ? ", with no time to see the hit ratio" : "";
    }

    private String failed() {
        if (failures.isEmpty()) {
            return "";
        }
        int more = failures.size() - MOST_NAMED;
        var some = String.join(", ", failures.subList(0, Math.min(failures.size(), MOST_NAMED)));
        return "; " + some + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
