package dev.sluice.rehearsal.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The kinds of text in the picture. The browser chooses the typeface, so widths are those of the widest common one, DejaVu Sans. */
enum Lettering {
    TITLE(22, 600),
    SUBTITLE(14, 400),
    HEADING(14, 600),
    NOTE(13, 400),
    TICK(12, 400),
    NAME(13, 600),
    FLAG(13, 400),
    LOUD(13, 600);

    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    private final int pixels;
    private final int weight;

    Lettering(int pixels, int weight) {
        this.pixels = pixels;
        this.weight = weight;
    }

    /** The class of such a text, and its rule. */
    String css() {
        return ".cutover .%s{font-size:%dpx;font-weight:%d}".formatted(style(), pixels, weight);
    }

    String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From one baseline to the next, in pixels. */
    double lineHeight() {
        return Math.ceil(pixels * 1.25);
    }

    /** At most, in pixels. */
    double width(String text) {
        double ems = text.codePoints().mapToDouble(Lettering::ems).sum();
        return ems * pixels * (weight > 400 ? 1.13 : 1);
    }

    private static double ems(int point) {
        if (point > 0x2E7F) {
            return 1.1;
        }
        if (" .,'|ijl".indexOf(point) >= 0) {
            return .34;
        }
        if ("()[]ftr/-!:;I".indexOf(point) >= 0) {
            return .44;
        }
        if ("mwMW%@—…→←".indexOf(point) >= 0) {
            return 1;
        }
        if ("#&+<=>^~".indexOf(point) >= 0) {
            return .84;
        }
        return Character.isUpperCase(point) ? .79 : .64;
    }

    /** Breaks at spaces so that no line is wider than {@code most} pixels, and inside a word only when it has to. */
    List<String> wrap(String text, double most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : WHITESPACE.split(text, -1)) {
            for (var part : word.isEmpty() ? List.<String>of() : fitting(word, most)) {
                if (!line.isEmpty() && width(line + " " + part) > most) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> fitting(String word, double most) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int end = 0; end < word.length(); ) {
            int next = word.offsetByCodePoints(end, 1);
            if (end > start && width(word.substring(start, next)) > most) {
                parts.add(word.substring(start, end));
                start = end;
            }
            end = next;
        }
        parts.add(word.substring(start));
        return parts;
    }

    Element text(double x, double baseline, String words) {
        return Element.of("text")
                .with("class", style())
                .with("x", x)
                .with("y", baseline)
                .saying(words);
    }
}
