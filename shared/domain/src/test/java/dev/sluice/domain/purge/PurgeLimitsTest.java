package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgeLimitsTest {

    @ParameterizedTest
    @CsvSource({"0, 13", "13, 2", "15, 0", "99, 0", "2, 13", "3, 12"})
    void wildcards_in_progress_use_up_the_quota(long inProgress, int left) {
        assertThat(PurgeLimits.DEFAULT.besides(inProgress)).isEqualTo(new PurgeLimits(50, left));
    }

    @Test
    void a_smaller_limit_is_never_raised() {
        assertThat(new PurgeLimits(5, 1).besides(0)).isEqualTo(new PurgeLimits(5, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "3001, 0", "1, -1", "1, 14"})
    void limits_cloudfront_would_not_take_are_refused(int paths, int wildcards) {
        assertThatThrownBy(() -> new PurgeLimits(paths, wildcards))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose");
    }
}
