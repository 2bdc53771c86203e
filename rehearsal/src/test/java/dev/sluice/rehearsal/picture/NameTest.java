package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class NameTest {

    private static final Panel PANEL = new Panel(Scale.linear(0, 1, 0, 100), Scale.linear(0, 1, 300, 100));

    @Property
    void names_never_meet_and_keep_the_order_of_their_lines(
            @ForAll @DoubleRange(min = 100, max = 300) double one,
            @ForAll @DoubleRange(min = 100, max = 300) double other) {
        var names = List.of(new Name("one", one, "a"), new Name("other", other, "b"));

        var drawing = Drawing.parse(
                Element.of("svg").holding(Name.beside(PANEL, names)).xml());

        var texts = drawing.all("text");
        assertThat(texts).extracting(text -> text.getTextContent()).startsWith(one <= other ? "one" : "other");
        var upper = Drawing.box(texts.getFirst());
        var lower = Drawing.box(texts.getLast());
        assertThat(upper.bottom()).isLessThan(lower.top());
        assertThat(lower.bottom()).isLessThan(310);
    }
}
