package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgainstStableTest {

    private final Judge judge = Judge.start(Policy.DEFAULT.withStable());

    @Test
    void a_canary_within_its_limit_but_far_worse_than_stable_is_rolled_back() {
        var verdict = watch(new Counts(10_000, 90), new Counts(90_000, 90), 60);

        assertThat(verdict).isInstanceOf(Verdict.Rollback.class);
        assertThat(verdict.evidence().reading()).isInstanceOfSatisfying(Reading.AgainstStable.class, reading -> {
            assertThat(reading.canaryRate()).isEqualTo(.009);
            assertThat(reading.stableRate()).isEqualTo(.001);
            assertThat(reading.allowed()).isEqualTo(.005);
        });
    }

    @Test
    void being_worse_than_stable_is_tolerated_far_below_the_limit() {
        var verdict = watch(new Counts(10_000, 30), new Counts(90_000, 9), 600);

        assertThat(verdict).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void an_outage_of_both_arms_is_no_evidence_against_stable() {
        watch(new Counts(100, 1), new Counts(10_000, 100), 60);

        assertThat(judge.breakdown().evidence().get("against-stable")).isLessThan(.3);
    }

    @Test
    void a_stable_arm_with_a_twentieth_of_the_canarys_requests_is_no_yardstick() {
        watch(new Counts(10_000, 90), new Counts(40, 0), 60);

        assertThat(judge.breakdown().evidence().get("against-stable")).isLessThanOrEqualTo(.3);
    }

    @Test
    void without_a_stable_arm_the_error_rate_has_its_share_of_alpha() {
        var alone = Judge.start(Policy.DEFAULT);

        assertThat(alone.breakdown().evidence()).containsEntry("error-rate", .8).doesNotContainKey("against-stable");
    }

    private Verdict watch(Counts canary, Counts stable, int minutes) {
        for (int index = 0; index < minutes; index++) {
            judge.observe(Minute.of(index, canary).withStable(stable));
        }
        return judge.verdict();
    }
}
