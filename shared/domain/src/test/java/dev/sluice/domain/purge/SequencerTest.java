package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SequencerTest {

    private static final int LONGEST = 6;

    @Test
    void a_longer_value_is_not_a_later_one() {
        var earlier = new Sequencer("0055AED6DCD90281E5");
        var later = new Sequencer("0055AED6DCD902");

        assertThat(later).isLessThan(earlier);
        assertThat(new Sequencer("0055AED6DCD903")).isGreaterThan(earlier);
    }

    @Test
    void an_event_without_one_comes_first() {
        assertThat(Sequencer.NONE).isLessThan(new Sequencer("0001"));
    }

    @Property
    void right_padded_values_compare_as_numbers(
            @ForAll("sequencers") Sequencer one, @ForAll("sequencers") Sequencer other) {
        int order = Integer.signum(one.compareTo(other));

        assertThat(order).isEqualTo(number(one).compareTo(number(other)));
    }

    @Property
    void padding_makes_no_difference(@ForAll("sequencers") Sequencer sequencer, @ForAll @IntRange(max = 9) int zeros) {
        var padded = new Sequencer(sequencer.value() + "0".repeat(zeros));

        assertThat(padded).isEqualTo(sequencer).isEqualByComparingTo(sequencer);
    }

    @Property
    void the_order_is_total_and_agrees_with_equality(
            @ForAll("sequencers") Sequencer a, @ForAll("sequencers") Sequencer b, @ForAll("sequencers") Sequencer c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(a.compareTo(b) > 0 || b.compareTo(c) > 0 || a.compareTo(c) <= 0)
                .isTrue();
    }

    @Provide
    Arbitrary<Sequencer> sequencers() {
        return Arbitraries.strings().withChars("0019AF").ofMaxLength(LONGEST).map(Sequencer::new);
    }

    private static BigInteger number(Sequencer sequencer) {
        return new BigInteger(
                "0" + sequencer.value() + "0".repeat(LONGEST - sequencer.value().length()), 16);
    }
}
