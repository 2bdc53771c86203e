package dev.sluice.domain.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    @Property
    void a_percent_is_the_canarys_share_and_its_weight(@ForAll @IntRange(max = 100) int percent) {
        var split = Split.ofCanary(percent);

        assertThat(split.canaryShare()).isCloseTo(percent / 100.0, within(1e-12));
        assertThat(split.weight(Arm.STABLE) + split.weight(Arm.CANARY)).isEqualTo(100);
    }

    @Property
    void no_step_of_a_ramp_looks_like_a_rollback(@ForAll @IntRange(max = 100) int percent) {
        assertThat(Split.ofCanary(percent).stable()).isNotEqualTo(Split.ROLLED_BACK.stable());
    }

    @ParameterizedTest
    @CsvSource({
        "256, 0, weight 256 of stable is not between 0 and 255",
        "0, 256, weight 256 of canary is not between 0 and 255",
        "-1, 1, weight -1 of stable is not between 0 and 255"
    })
    void a_weight_route_53_would_refuse_is_named(int stable, int canary, String problem) {
        assertThatThrownBy(() -> new Split(stable, canary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    @Test
    void all_zero_is_refused_for_it_means_equal_shares() {
        assertThatThrownBy(() -> new Split(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would give each arm half of the traffic");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void more_than_everything_and_less_than_nothing_are_refused(int percent) {
        assertThatThrownBy(() -> Split.ofCanary(percent)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_reads_stable_first() {
        assertThat(Split.ROLLED_BACK).hasToString("255/0");
    }
}
