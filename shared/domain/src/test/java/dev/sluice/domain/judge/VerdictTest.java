package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Reading ERROR_RATE = new Reading.ErrorRate(.021, .01, 14);

    @Test
    void a_rollback_says_what_was_seen_for_how_long_and_against_which_limit() {
        var rollback = new Verdict.Rollback(new Evidence(ERROR_RATE, 212.4, 100), 7);

        assertThat(rollback.sentence())
                .isEqualTo(
                        "roll back: error rate 2.1% over 14 minutes against a limit of 1% (evidence 212, needed 100)");
    }

    @Test
    void evidence_beyond_reading_is_not_spelled_out() {
        var evidence = new Evidence(new Reading.ErrorRate(.5, .01, 1), 1e250, 100);

        assertThat(evidence.sentence())
                .isEqualTo("error rate 50% over 1 minute against a limit of 1% (evidence over 1,000,000, needed 100)");
    }

    @Test
    void each_check_speaks_of_its_own_measure() {
        assertThat(new Reading.AgainstStable(.021, .005, .00625, 9).sentence())
                .isEqualTo("error rate 2.1% over 9 minutes; stable has 0.5%, up to 0.625% is allowed");
        assertThat(new Reading.HitRatio(.6234, .8, 7).sentence())
                .isEqualTo("cache hit ratio 62.3% over 7 blocks of requests against a floor of 80%");
        assertThat(new Reading.Latency(6, 7, .1, 800).sentence())
                .isEqualTo("95th percentile latency over 800 ms in 6 of 7 minutes, of which 10% is allowed");
    }

    @Test
    void a_hold_names_its_doubt() {
        var doubt = new Doubt.Inconclusive(new Doubt.Unproved(3.21, 10), 1_441);
        var hold = new Verdict.Hold(doubt, new Evidence(new Reading.ErrorRate(.0123, .01, 1_441), 1.3, 100));

        assertThat(hold.sentence())
                .isEqualTo("hold, inconclusive after 1,441 minutes in this step:"
                        + " not enough proof of health yet (3.21 of 10);"
                        + " error rate 1.23% over 1,441 minutes against a limit of 1%");
    }

    @Test
    void leave_to_proceed_says_what_is_healthy_and_how_far_from_a_fault_it_is() {
        var proceed = new Verdict.Proceed(new Evidence(new Reading.ErrorRate(.00387, .01, 60), .43, 100));

        assertThat(proceed.sentence())
                .isEqualTo("healthy; error rate 0.387% over 60 minutes against a limit of 1%"
                        + " (evidence of a fault 0.43; 100 rolls back)");
    }

    @Test
    void a_limit_is_never_rounded_and_evidence_never_vanishes() {
        var evidence = new Evidence(new Reading.HitRatio(.5, .99999, 7), 1e-9, 100);

        assertThat(evidence.sentence())
                .isEqualTo("cache hit ratio 50% over 7 blocks of requests against a floor of 99.999%"
                        + " (evidence < 0.001, needed 100)");
        assertThat(new Reading.ErrorRate(.5, .000001, 1).sentence()).endsWith("against a limit of 0.0001%");
    }

    @Test
    void silence_says_how_long_it_has_lasted_and_nothing_of_errors() {
        var hold = new Verdict.Hold(new Doubt.NoTraffic(5), new Evidence(ERROR_RATE, 1, 100));

        assertThat(hold.sentence()).isEqualTo("hold, no canary requests in 5 minutes");
    }

    @Test
    void a_hold_for_want_of_requests_counts_them() {
        assertThat(new Doubt.TooFewRequests(1, 50).sentence()).isEqualTo("1 canary request in this step, 50 needed");
        assertThat(new Doubt.TooFewRequests(31, 50).sentence()).isEqualTo("31 canary requests in this step, 50 needed");
    }
}
