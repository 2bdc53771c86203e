package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "images/*.jpg,   /images/a.jpg,        true",
        "/images/*.jpg,  /images/a.jpg,        true",
        "images/*.jpg,   /images/2026/a.jpg,   true",
        "images/*.jpg,   /images/.jpg,         true",
        "images/*.jpg,   /images/a.jpeg,       false",
        "images/*.jpg,   /Images/a.jpg,        false",
        "images/*,       /images,              false",
        "images*,        /images,              true",
        "*.jpg,          /deep/down/a.jpg,     true",
        "a??.html,       /a12.html,            true",
        "a??.html,       /a1.html,             false",
        "a??.html,       /a123.html,           false",
        "*,              /,                    true",
    })
    void stars_and_question_marks_match_as_the_guide_says(String pattern, String path, boolean matches) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void a_pattern_means_the_same_with_and_without_its_slash() {
        assertThat(new PathPattern("images/*")).isEqualTo(new PathPattern("/images/*"));
    }

    @ParameterizedTest
    @CsvSource({"~*/a.html, ~user/a.html", "'\"*\"', '\"quoted\"'"})
    void a_character_that_edge_paths_encode_matches_all_the_same(String pattern, String key) {
        assertThat(new PathPattern(pattern).matches(EdgePath.of(key).value())).isTrue();
    }

    @Property(tries = 5_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void it_matches_what_the_equivalent_regular_expression_matches(
            @ForAll("patterns") String pattern, @ForAll("paths") String path) {
        boolean expected = regularExpression(pattern).matcher(path).matches();
        Statistics.collect(expected);

        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(expected);
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 3));
    }

    @Property
    void every_match_starts_with_the_literal_prefix(@ForAll("patterns") String text, @ForAll("paths") String path) {
        var pattern = new PathPattern(text);

        assertThat(!pattern.matches(path) || path.startsWith(pattern.literalPrefix()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"*, /", "*.jpg, /", "/*, /", "images/*.jpg, /images/", "a?c, /a", "exact.html, /exact.html"})
    void the_literal_prefix_ends_at_the_first_placeholder(String pattern, String prefix) {
        assertThat(new PathPattern(pattern).literalPrefix()).isEqualTo(prefix);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab/*?.").ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/.").ofMaxLength(10).map(path -> "/" + path);
    }

    private static Pattern regularExpression(String pattern) {
        var expression = pattern.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(pattern.startsWith("*") || pattern.startsWith("/") ? expression : "/" + expression);
    }
}
