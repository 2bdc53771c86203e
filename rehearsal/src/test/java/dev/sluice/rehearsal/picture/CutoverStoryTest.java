package dev.sluice.rehearsal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CutoverStoryTest {

    @Test
    void is_as_long_as_the_last_thing_that_happened_and_a_minute_at_least() {
        var decided = new Decision(7, Decision.Kind.HOLD, "hold");

        assertThat(Stories.of(List.of()).minutes()).isEqualTo(1);
        assertThat(Stories.of(List.of(Stories.errors(5, .1)), decided).minutes())
                .isEqualTo(7);
    }

    @Test
    void limits_out_of_range_name_the_cure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CutoverStory("", "", List.of(), 1.5, 100, List.of()))
                .withMessage("an error limit of 1.5: give a share above 0 and at most 1, such as 0.01 for 1%");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CutoverStory("", "", List.of(), .01, 1, List.of()))
                .withMessageContaining("give 1/alpha");
    }

    @Test
    void a_percentage_where_a_share_belongs_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stories.errors(0, 2.1))
                .withMessage("errorRate is 2.1: give 0 or more and at most 1, or leave it empty when it is not known");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stories.errors(0, OptionalDouble.of(Double.NaN)))
                .withMessageContaining("errorRate is NaN");
    }

    @Test
    void a_decision_before_the_start_is_refused_by_its_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(-1, Decision.Kind.STEP, "1%"))
                .withMessage("\"1%\" is at minute -1.0: give minutes since the start, 0 or more");
    }
}
