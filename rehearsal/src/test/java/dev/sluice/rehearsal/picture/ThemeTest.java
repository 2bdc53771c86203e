package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThemeTest {

    private static final Pattern SCHEME = Pattern.compile("\\{(--paper:[^}]+)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z]+):#([0-9a-f]{6})");

    @Test
    void words_stand_out_from_the_paper_in_light_and_in_dark() {
        var schemes = SCHEME.matcher(Theme.css())
                .results()
                .map(scheme -> colours(scheme.group(1)))
                .toList();

        assertThat(schemes).hasSize(2);
        for (var colours : schemes) {
            for (var name : List.of("ink", "muted", "blue", "bad", "good")) {
                assertThat(contrast(colours.get(name), colours.get("paper")))
                        .as(name)
                        .isGreaterThan(4.5);
            }
        }
    }

    private static Map<String, Double> colours(String scheme) {
        return COLOUR.matcher(scheme)
                .results()
                .collect(Collectors.toMap(colour -> colour.group(1), ThemeTest::luminance));
    }

    /** WCAG 2.2, "contrast ratio". */
    private static double contrast(double one, double other) {
        return (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    }

    /** WCAG 2.2, "relative luminance". */
    private static double luminance(MatchResult colour) {
        int rgb = Integer.parseInt(colour.group(2), 16);
        return .2126 * linear(rgb >> 16) + .7152 * linear((rgb >> 8) & 0xFF) + .0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }
}
