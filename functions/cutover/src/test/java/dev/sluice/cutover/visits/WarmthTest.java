package dev.sluice.cutover.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmthTest {

    @Test
    void all_well_is_said_in_a_few_words() {
        assertThat(new Warmth(1_200, 0, 1_170, 1_200, List.of()).sentence())
                .isEqualTo("warmed 1,200 of 1,200 paths, hit ratio 97.5%");
    }

    @Test
    void the_first_failures_are_named_and_the_others_counted() {
        assertThat(new Warmth(
                                9,
                                0,
                                5,
                                5,
                                List.of("/a answers 404", "/b answers 404", "/c answers 500", "/d answers 403"))
                        .sentence())
                .isEqualTo(
                        "warmed 5 of 9 paths, hit ratio 100%; /a answers 404, /b answers 404, /c answers 500 and 1 more");
    }

    @Test
    void a_lack_of_time_is_admitted() {
        assertThat(new Warmth(40, 60, 0, 0, List.of()).sentence())
                .isEqualTo("warmed 40 of 100 paths, with no time to see the hit ratio");
    }
}
