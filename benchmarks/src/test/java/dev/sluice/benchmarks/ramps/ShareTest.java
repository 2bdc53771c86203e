package dev.sluice.benchmarks.ramps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void none_of_two_thousand_may_still_be_one_in_five_hundred() {
        var share = new Share(0, 2_000);

        assertThat(share.least()).isZero();
        assertThat(share.most()).isCloseTo(1 - Math.pow(.025, 1 / 2_000.), within(1e-9));
    }

    @Test
    void the_interval_is_the_one_in_the_tables() {
        var share = new Share(5, 10);

        assertThat(share.least()).isCloseTo(.1871, within(1e-4));
        assertThat(share.most()).isCloseTo(.8129, within(1e-4));
    }

    @Test
    void all_of_them_may_be_all_there_are() {
        var share = Share.of(List.of(1, 2, 3), number -> number > 0);

        assertThat(share).hasToString("3 of 3");
        assertThat(share.most()).isEqualTo(1);
        assertThat(share.least()).isCloseTo(Math.pow(.025, 1 / 3.), within(1e-9));
    }
}
