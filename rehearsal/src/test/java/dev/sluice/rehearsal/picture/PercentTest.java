package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "0,       0%",
        "0.00001, <0.01%",
        "0.0031,  0.31%",
        "0.01,    1%",
        "0.01888, 1.9%",
        "0.25,    25%",
        "0.9961,  99.6%",
        "0.99999, >99.9%",
        "1,       100%"
    })
    void a_share_is_said_in_the_digits_that_count(double share, String words) {
        assertThat(Percent.of(share)).isEqualTo(words);
    }
}
