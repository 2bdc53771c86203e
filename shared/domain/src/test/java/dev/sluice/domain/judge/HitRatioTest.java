package dev.sluice.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HitRatioTest {

    private static final Counts BUSY = new Counts(500, 0);

    private final Judge judge = Judge.start(Policy.DEFAULT);
    private int index;

    @Test
    void a_warm_cache_that_falls_below_the_floor_is_rolled_back() {
        watch(10, BUSY, .93);

        var verdict = watch(30, BUSY, .55);

        assertThat(verdict).isInstanceOf(Verdict.Rollback.class);
        assertThat(verdict.evidence().reading()).isInstanceOfSatisfying(Reading.HitRatio.class, reading -> {
            assertThat(reading.ratio()).isBetween(.549, .551);
            assertThat(reading.floor()).isEqualTo(.8);
        });
    }

    @Test
    void a_cold_cache_is_no_fault() {
        var verdict = watch(600, BUSY, .4);

        assertThat(verdict).isInstanceOf(Verdict.Proceed.class);
        assertThat(judge.breakdown().evidence()).containsEntry("hit-ratio", 0.);
    }

    @Test
    void two_good_blocks_do_not_make_a_warm_cache() {
        watch(2, BUSY, .9);
        watch(1, BUSY, .7);
        watch(2, BUSY, .9);

        var verdict = watch(600, BUSY, .4);

        assertThat(verdict).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void a_purge_disarms_the_check_until_the_cache_is_warm_again() {
        watch(10, BUSY, .93);
        judge.purged(9);

        var cold = watch(60, BUSY, .3);
        watch(3, BUSY, .85);
        var fallen = watch(40, BUSY, .3);

        assertThat(cold).isInstanceOf(Verdict.Proceed.class);
        assertThat(fallen).isInstanceOf(Verdict.Rollback.class);
    }

    @Test
    void minutes_from_before_a_purge_that_arrive_after_it_do_not_make_the_cache_warm() {
        watch(10, BUSY, .93);
        judge.purged(14);

        watch(5, BUSY, .93);
        var cold = watch(60, BUSY, .3);

        assertThat(cold).isInstanceOf(Verdict.Proceed.class);
    }

    @Test
    void quiet_minutes_are_gathered_into_blocks_weighted_by_their_requests() {
        watch(3, BUSY, .9);
        watch(1, new Counts(60, 0), 1);
        var before = judge.breakdown().evidence().get("hit-ratio");

        watch(1, new Counts(140, 0), .5);

        var block = Judge.start(Policy.DEFAULT);
        for (int i = 0; i < 3; i++) {
            block.observe(Minute.of(i, BUSY).withHitRatio(.9));
        }
        block.observe(Minute.of(3, BUSY).withHitRatio(.65));
        assertThat(before).isEqualTo(.1);
        assertThat(judge.breakdown().evidence().get("hit-ratio"))
                .isEqualTo(block.breakdown().evidence().get("hit-ratio"));
    }

    @Test
    void a_minute_without_a_hit_ratio_is_left_out() {
        watch(10, BUSY, .93);
        var before = judge.breakdown().evidence().get("hit-ratio");

        watch(10, BUSY, Double.NaN);

        assertThat(judge.breakdown().evidence()).containsEntry("hit-ratio", before);
    }

    private Verdict watch(int minutes, Counts counts, double ratio) {
        for (int i = 0; i < minutes; i++) {
            judge.observe(Minute.of(index++, counts).withHitRatio(ratio));
        }
        return judge.verdict();
    }
}
