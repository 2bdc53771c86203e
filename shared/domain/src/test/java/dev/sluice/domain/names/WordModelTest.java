package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordModelTest {

    private static final WordModel NAMES = WordModel.ofNames();

    @ParameterizedTest
    @ValueSource(strings = {"a", "th", "quart", "Str", "HTM", "x"})
    void the_letters_that_may_follow_share_the_whole_probability(String beginning) {
        boolean upper = Character.isUpperCase(beginning.charAt(beginning.length() - 1));
        float before = NAMES.surprise(beginning, 0, beginning.length());

        double sum = IntStream.rangeClosed('a', 'z')
                .mapToObj(letter -> beginning + (upper ? Character.toString(letter - 32) : Character.toString(letter)))
                .mapToDouble(name -> Math.exp(before - NAMES.surprise(name, 0, name.length())))
                .sum();

        assertThat(sum).isBetween(0.1, 1.05);
    }

    @ParameterizedTest
    @CsvSource({
        "DataView, DYIkqkhu",
        "selection, sjbqxkvzt",
        "OVERVIEW, WKYGNSYM",
        "Chapter1, C1hratpe",
        "my-lists, m-ylsits"
    })
    void what_people_write_surprises_less_than_its_like_at_random(String written, String random) {
        float word = NAMES.surprise(written, 0, written.length());

        assertThat(NAMES.surprise(random, 0, random.length())).isGreaterThan(word + 4);
    }

    @ParameterizedTest
    @CsvSource({"assets/DataView.js, 7, 15", "DataView, 0, 8"})
    void a_stretch_is_judged_without_its_surroundings(String text, int from, int to) {
        assertThat(NAMES.surprise(text, from, to)).isCloseTo(NAMES.surprise("DataView", 0, 8), within(0.001f));
    }
}
