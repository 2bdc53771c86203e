package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTest {

    @Property
    void whatever_is_said_the_document_parses(@ForAll String words) {
        var xml = Element.of("text").with("class", words).saying(words).xml();

        var drawing = Drawing.parse(xml);

        assertThat(drawing.root().getTagName()).isEqualTo("text");
        assertThat(drawing.root().hasAttribute("class")).isTrue();
    }

    @Test
    void quotes_and_brackets_come_back_as_they_were() {
        var words = "a<b & \"c\" > 'd'";
        var xml = Element.of("text").with("class", words).saying(words).xml();

        var root = Drawing.parse(xml).root();

        assertThat(root.getAttribute("class")).isEqualTo(words);
        assertThat(root.getTextContent()).isEqualTo(words);
    }

    @Test
    void what_xml_cannot_hold_becomes_a_replacement_character() {
        var xml = Element.of("text")
                .saying("bell\u0007, half\uD83D, whole\uD83D\uDE80")
                .xml();

        assertThat(xml).isEqualTo("<text>bell\uFFFD, half\uFFFD, whole\uD83D\uDE80</text>\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.04, 0", "12.34, 12.3", "100, 100", "7.96, 8"})
    void numbers_are_short(double value, String written) {
        assertThat(Element.number(value)).isEqualTo(written);
    }
}
