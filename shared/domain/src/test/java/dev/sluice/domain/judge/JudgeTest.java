package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Counts HEALTHY = new Counts(1_000, 3);
    private static final Counts FAULTY = new Counts(1_000, 50);

    private final Judge judge = Judge.start(Policy.DEFAULT);

    @Test
    void before_the_first_minute_there_is_no_traffic_to_judge() {
        assertThat(doubt(judge.verdict())).isEqualTo(new Doubt.NoTraffic(0));
    }

    @Test
    void a_healthy_canary_proceeds_once_its_health_is_proved() {
        var verdict = watch(judge, 0, 10, HEALTHY);

        assertThat(verdict).isInstanceOf(Verdict.Proceed.class);
        assertThat(verdict.sentence())
                .startsWith("healthy; error rate 0.3% over 10 minutes against a limit of 1% (evidence of a fault 0.");
    }

    @Test
    void a_faulty_canary_is_rolled_back_with_the_minutes_of_the_fault_as_the_reason() {
        watch(judge, 0, 360, HEALTHY);

        var verdict = watch(judge, 360, 10, new Counts(1_000, 20));

        assertThat(verdict).isInstanceOf(Verdict.Rollback.class);
        assertThat(verdict.evidence().reading()).isInstanceOfSatisfying(Reading.ErrorRate.class, reading -> {
            assertThat(reading.rate()).isEqualTo(.02);
            assertThat(reading.minutes()).isBetween(2L, 8L);
        });
    }

    @Test
    void no_single_minute_decides_from_no_evidence_however_bad() {
        watch(judge, 0, 30, HEALTHY);

        var one = judge.observe(Minute.of(30, new Counts(100_000, 100_000)));

        assertThat(one).isNotInstanceOf(Verdict.Rollback.class);
    }

    @Test
    void one_minute_decides_what_an_earlier_one_made_likely() {
        judge.observe(Minute.of(0, new Counts(1_000, 17)));

        var verdict = judge.observe(Minute.of(1, new Counts(1_000, 200)));

        assertThat(verdict).isInstanceOf(Verdict.Rollback.class);
    }

    @Test
    void the_first_step_needs_no_proof_whatever_its_share() {
        var bold = Judge.start(Policy.DEFAULT.with(new Pace(50, 1, .10, 60, 60)), .05, .10);

        var verdict = watch(bold, 0, 2, new Counts(30, 0));

        assertThat(verdict).isInstanceOf(Verdict.Proceed.class);
        assertThat(bold.breakdown().proof()).isLessThan(10);
    }

    @Test
    void a_rollback_is_final() {
        var rollback = watch(judge, 0, 5, FAULTY);

        var later = watch(judge, 5, 1_000, HEALTHY);

        assertThat(rollback).isInstanceOf(Verdict.Rollback.class);
        assertThat(later).isSameAs(rollback);
    }

    @Test
    void some_evidence_of_a_fault_holds_a_canary_whose_health_was_proved() {
        watch(judge, 0, 10, HEALTHY);

        var verdict = watch(judge, 10, 2, new Counts(1_000, 40));

        assertThat(doubt(verdict)).isEqualTo(new Doubt.Suspicion());
        assertThat(verdict.evidence().value()).isBetween(2., 100.);
        assertThat(verdict.evidence().reading()).isEqualTo(new Reading.ErrorRate(.04, .01, 2));
    }

    @Test
    void a_missing_minute_changes_nothing() {
        var gapless = Judge.start(Policy.DEFAULT);
        watch(gapless, 0, 20, HEALTHY);

        watch(judge, 0, 10, HEALTHY);
        watch(judge, 40, 10, HEALTHY);

        assertThat(judge.verdict()).isEqualTo(gapless.verdict());
        assertThat(judge.breakdown()).isEqualTo(gapless.breakdown());
    }

    @Test
    void a_minute_without_requests_changes_no_evidence() {
        watch(judge, 0, 10, HEALTHY);
        var before = judge.breakdown();

        watch(judge, 10, 20, Counts.NONE);

        assertThat(judge.breakdown()).isEqualTo(before);
    }

    @Test
    void a_late_or_repeated_minute_is_ignored() {
        watch(judge, 0, 10, HEALTHY);
        var before = judge.verdict();

        var repeated = judge.observe(Minute.of(9, FAULTY));
        var late = judge.observe(Minute.of(-1, FAULTY));

        assertThat(repeated).isSameAs(before);
        assertThat(late).isSameAs(before);
    }

    @Test
    void a_step_needs_requests_that_arrived() {
        var hold = watch(judge, 0, 4, new Counts(10, 0));

        var proceed = watch(judge, 4, 1, new Counts(1_000, 0));

        assertThat(doubt(hold)).isEqualTo(new Doubt.TooFewRequests(40, 50));
        assertThat(proceed).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void a_step_needs_a_minute_in_which_its_weight_did_not_change() {
        var verdict = judge.observe(Minute.of(0, new Counts(100_000, 0)));

        assertThat(doubt(verdict)).isEqualTo(new Doubt.Settling());
    }

    @Test
    void a_canary_near_the_limit_is_neither_proved_nor_guilty() {
        var verdict = watch(judge, 0, 10, new Counts(100, 1));

        assertThat(doubt(verdict)).isInstanceOf(Doubt.Unproved.class);
    }

    @Test
    void what_is_not_proved_within_a_steps_patience_is_inconclusive() {
        var impatient = Judge.start(Policy.DEFAULT.with(new Pace(50, 1, .01, 60, 1_440)));

        var before = watch(impatient, 0, 60, new Counts(1, 0));
        var after = watch(impatient, 60, 1, new Counts(1, 0));

        assertThat(doubt(before)).isInstanceOf(Doubt.Unproved.class);
        assertThat(doubt(after)).isInstanceOfSatisfying(Doubt.Inconclusive.class, inconclusive -> {
            assertThat(inconclusive.minutes()).isEqualTo(61);
            assertThat(inconclusive.lasting()).isInstanceOf(Doubt.Unproved.class);
        });
    }

    @Test
    void silence_becomes_inconclusive_too() {
        var impatient = Judge.start(Policy.DEFAULT.with(new Pace(50, 1, .01, 60, 1_440)));

        var verdict = watch(impatient, 0, 61, Counts.NONE);

        assertThat(doubt(verdict)).isEqualTo(new Doubt.Inconclusive(new Doubt.NoTraffic(61), 61));
    }

    @Test
    void proof_is_due_only_before_the_canary_gets_more_than_a_hundredth() {
        var ramp = Judge.start(Policy.DEFAULT, .005, .01, .02);
        var counts = new Counts(30, 0);

        var first = watch(ramp, 0, 2, counts);
        ramp.beginStep(2);
        var second = watch(ramp, 2, 2, counts);

        assertThat(first).isInstanceOf(Verdict.Proceed.class);
        assertThat(doubt(second)).isInstanceOf(Doubt.Unproved.class);
    }

    @Test
    void leave_to_proceed_ends_with_the_step_it_was_given_for() {
        var ramp = Judge.start(Policy.DEFAULT, .01, .02);
        var before = watch(ramp, 0, 10, HEALTHY);

        ramp.beginStep(10);

        assertThat(before).isInstanceOf(Verdict.Proceed.class);
        assertThat(doubt(ramp.verdict())).isEqualTo(new Doubt.NoTraffic(0));
    }

    @Test
    void a_step_that_begins_after_a_rollback_changes_nothing() {
        var ramp = Judge.start(Policy.DEFAULT, .01, .02);
        var rollback = watch(ramp, 0, 5, FAULTY);

        ramp.beginStep(5);

        assertThat(rollback).isInstanceOf(Verdict.Rollback.class);
        assertThat(ramp.verdict()).isSameAs(rollback);
    }

    @Test
    void each_step_counts_its_own_requests_and_minutes_and_keeps_the_proof() {
        var ramp = Judge.start(Policy.DEFAULT, .01, .02, .05);
        watch(ramp, 0, 10, HEALTHY);
        ramp.beginStep(10);

        var settling = watch(ramp, 10, 1, new Counts(20, 0));
        var few = watch(ramp, 11, 1, new Counts(20, 0));
        var enough = watch(ramp, 12, 1, new Counts(20, 0));

        assertThat(doubt(settling)).isEqualTo(new Doubt.Settling());
        assertThat(doubt(few)).isEqualTo(new Doubt.TooFewRequests(40, 50));
        assertThat(enough).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void a_fault_that_begins_with_a_step_is_seen_sooner_than_one_that_begins_anywhere() {
        var inStep = Judge.start(Policy.DEFAULT, .01, .02);
        var between = Judge.start(Policy.DEFAULT, .01, .02);
        watch(inStep, 0, 60, HEALTHY);
        watch(between, 0, 60, HEALTHY);

        inStep.beginStep(60);
        var evidenceInStep = watch(inStep, 60, 2, FAULTY).evidence().value();
        var evidenceBetween = watch(between, 60, 2, FAULTY).evidence().value();

        assertThat(evidenceInStep).isGreaterThan(10 * evidenceBetween);
    }

    @Test
    void minutes_from_before_a_step_that_arrive_after_its_beginning_are_evidence_but_no_traffic_of_it() {
        var late = Judge.start(Policy.DEFAULT, .01, .02);
        var prompt = Judge.start(Policy.DEFAULT, .01, .02);
        watch(late, 0, 58, HEALTHY);
        watch(prompt, 0, 60, HEALTHY);
        prompt.beginStep(60);

        late.beginStep(60);
        var before = watch(late, 58, 2, HEALTHY);
        watch(late, 60, 2, FAULTY);
        watch(prompt, 60, 2, FAULTY);

        assertThat(doubt(before)).isEqualTo(new Doubt.NoTraffic(0));
        assertThat(late.verdict()).isEqualTo(prompt.verdict());
        assertThat(late.breakdown()).isEqualTo(prompt.breakdown());
    }

    @Test
    void a_step_that_begins_in_silence_begins_with_its_first_requests() {
        var silent = Judge.start(Policy.DEFAULT, .01, .02);
        var prompt = Judge.start(Policy.DEFAULT, .01, .02);
        watch(silent, 0, 60, HEALTHY);
        watch(prompt, 0, 60, HEALTHY);

        silent.beginStep(60);
        watch(silent, 60, 3, Counts.NONE);
        watch(silent, 63, 2, FAULTY);
        prompt.beginStep(60);
        watch(prompt, 60, 2, FAULTY);

        assertThat(silent.breakdown()).isEqualTo(prompt.breakdown());
    }

    @Test
    void a_fault_after_the_horizon_is_still_seen() {
        var held = Judge.start(Policy.DEFAULT.with(Pace.DEFAULT.withHorizon(60)));
        watch(held, 0, 10_000, HEALTHY);

        var verdict = watch(held, 10_000, 6, FAULTY);

        assertThat(verdict).isInstanceOf(Verdict.Rollback.class);
    }

    @Test
    void a_ramp_has_as_many_steps_as_shares() {
        var ramp = Judge.start(Policy.DEFAULT, .01, .02);
        ramp.beginStep(0);

        assertThatIllegalStateException()
                .isThrownBy(() -> ramp.beginStep(1))
                .withMessage("step 3 begins, but the ramp has 2. Give Judge.start the share of every step");
    }

    @Test
    void the_shares_of_a_ramp_rise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Judge.start(Policy.DEFAULT, .1, .05))
                .withMessage("share 0.05 after 0.1: the shares of a ramp rise, from above 0 to 1 at most");
        assertThatIllegalArgumentException().isThrownBy(() -> Judge.start(Policy.DEFAULT, .5, 50));
    }

    private static Verdict watch(Judge judge, int from, int minutes, Counts counts) {
        for (int index = from; index < from + minutes; index++) {
            judge.observe(Minute.of(index, counts));
        }
        return judge.verdict();
    }

    private static Doubt doubt(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
        return ((Verdict.Hold) verdict).doubt();
    }
}
