package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LetteringTest {

    @Property
    void no_line_is_too_wide_and_no_character_gets_lost(
            @ForAll String text, @ForAll @IntRange(min = 40, max = 900) int most) {
        var lines = Lettering.FLAG.wrap(text, most);

        assertThat(lines).allMatch(line -> Lettering.FLAG.width(line) <= most);
        assertThat(String.join("", lines).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Test
    void words_stay_whole_while_they_fit() {
        var lines = Lettering.FLAG.wrap("rolled back: error rate 2.1%", 90);

        assertThat(lines).containsExactly("rolled back:", "error rate", "2.1%");
    }

    @Test
    void bold_is_wider_than_regular() {
        assertThat(Lettering.LOUD.width("canary")).isGreaterThan(Lettering.FLAG.width("canary"));
    }
}
