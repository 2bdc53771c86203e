package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-7, 1, -1, 2, Double.NaN, Double.POSITIVE_INFINITY})
    void an_error_rate_limit_lies_between_0_and_1(double limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(limit, 1.25, .5, .8, OptionalDouble.empty()))
                .withMessage("error rate limit is %s; choose 0.000001 to 0.999999", limit);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-10, 1, Double.NaN})
    void a_probability_of_error_lies_between_0_and_1(double alpha) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Risk(alpha, .1, 1.5, 2, Weights.WITHOUT_STABLE))
                .withMessage("alpha is %s; choose 0.000000001 to 0.99", alpha);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Risk(.01, alpha, 1.5, 2, Weights.WITHOUT_STABLE))
                .withMessage("beta is %s; choose 0.000000001 to 0.99", alpha);
    }

    @Test
    void an_alpha_so_large_that_suspicion_would_already_roll_back_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Risk(.5, .1, 1.5, 2, Weights.WITHOUT_STABLE))
                .withMessage("suspicion is 2.0; choose a number between 1 and 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {.9, 101, 1e308, Double.NaN})
    void a_multiple_of_stables_error_rate_is_one_that_evidence_can_be_computed_for(double times) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(.01, times, .5, .8, OptionalDouble.empty()))
                .withMessage("limit of times stable's error rate is %s; choose 1 to 100", times);
    }

    @Test
    void health_is_not_proved_against_a_rate_that_no_canary_can_have() {
        var limits = new Limits(.7, 1.25, .5, .8, OptionalDouble.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.DEFAULT.with(limits))
                .withMessageStartingWith("proof margin times the error rate limit is 1.0")
                .withMessageEndingWith("choose a number between 0 and 1");
    }

    @Test
    void weights_may_not_spend_more_than_alpha() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weights(.8, .3, 0, 0))
                .withMessageContaining("add up to 1 at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weights(.5, -.1, 0, 0))
                .withMessageContaining("none may be negative");
    }

    @Test
    void a_horizon_a_patience_and_a_number_of_requests_have_a_least_value() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.DEFAULT.withHorizon(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(50, 1, .01, 0, 60));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(-1, 1, .01, 60, 60));
    }

    @Test
    void the_default_needs_a_hundred_times_the_evidence_of_nothing() {
        var needed = Policy.DEFAULT.risk().needed();

        assertThat(needed).isEqualTo(100);
    }
}
