package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FlagTest {

    private static final Scale TIME = Scale.linear(0, 60, 76, 796);
    private static final double EDGE = 936;

    @Provide
    Arbitrary<List<Decision>> decisions() {
        var minutes = Arbitraries.doubles().between(0, 60);
        var kinds = Arbitraries.of(Decision.Kind.class);
        var texts = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" %—日")
                .ofMinLength(1)
                .ofMaxLength(120);
        return Combinators.combine(minutes, kinds, texts)
                .as(Decision::new)
                .list()
                .ofMaxSize(12)
                .map(list -> list.stream()
                        .sorted(Comparator.comparingDouble(Decision::minute))
                        .toList());
    }

    @Property(tries = 500)
    void no_text_meets_another_text_or_the_pole_of_another_flag(@ForAll("decisions") List<Decision> decisions) {
        var flags = Flag.hang(decisions, TIME, EDGE);

        for (int i = 0; i < flags.size(); i++) {
            var box = Box.of(flags.get(i));
            for (int j = 0; j < flags.size(); j++) {
                if (i != j) {
                    var other = flags.get(j);
                    assertThat(box.overlaps(Box.of(other))).isFalse();
                    assertThat(box.isCrossedBy(other.x(), -other.top())).isFalse();
                }
            }
            assertThat(box.right()).isLessThanOrEqualTo(EDGE);
            assertThat(box.bottom()).isNotPositive();
        }
    }

    @Test
    void flags_with_room_between_them_hang_at_one_height() {
        var steps = List.of(
                new Decision(0, Decision.Kind.STEP, "1%"),
                new Decision(10, Decision.Kind.STEP, "2%"),
                new Decision(20, Decision.Kind.STEP, "5%"));

        var flags = Flag.hang(steps, TIME, EDGE);

        assertThat(flags).extracting(Flag::bottom).containsOnly(0.);
    }

    @Test
    void decisions_of_one_minute_are_read_from_above() {
        var both = List.of(
                new Decision(5, Decision.Kind.HOLD, "first"), new Decision(5, Decision.Kind.ROLLBACK, "second"));

        var flags = Flag.hang(both, TIME, EDGE);

        assertThat(flags.getFirst().bottom()).isGreaterThan(flags.getLast().top());
    }
}
