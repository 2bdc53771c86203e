package dev.sluice.domain.cutover;

import static dev.sluice.domain.cutover.CutoverScene.FIRST_MINUTE;
import static dev.sluice.domain.cutover.CutoverScene.NINE;
import static dev.sluice.domain.cutover.CutoverScene.after;
import static dev.sluice.domain.cutover.CutoverScene.firstStep;
import static dev.sluice.domain.cutover.CutoverScene.minutes;
import static dev.sluice.domain.cutover.CutoverScene.request;
import static dev.sluice.domain.cutover.CutoverScene.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthReviewTest {

    private static final Duration SYNC = Duration.ofSeconds(20);

    @Test
    void a_step_may_be_left_when_a_whole_minute_after_live_and_ttl_is_readable() {
        // Live at 9:00:20 and forgotten by resolvers at 9:01:20, so 9:02 is the first whole minute, readable at 9:06.
        var cutover = firstStep(request(Ramp.DEFAULT));

        var before = HealthReview.of(cutover, minutes(2, 6_000, 6), after(5)).cutover();
        var then = HealthReview.of(cutover, minutes(3, 6_000, 6), after(6)).cutover();

        assertThat(before.next()).isEqualTo(Next.JUDGE_HEALTH);
        assertThat(before.waitSeconds()).isEqualTo(60);
        assertThat(then.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(then.said()).startsWith("healthy; error rate 0.1% over 3 minutes");
    }

    @Test
    void a_change_forgotten_right_on_the_minute_wastes_none() {
        var cutover = step(CutoverScene.begun(request(Ramp.DEFAULT)), NINE.minusSeconds(20), SYNC);

        // Forgotten at 9:01:00: 9:01 is whole, and readable at 9:05.
        assertThat(HealthReview.of(cutover, minutes(2, 6_000, 6), after(5))
                        .cutover()
                        .next())
                .isEqualTo(Next.SHIFT_WEIGHT);
    }

    @Test
    void minutes_are_read_from_the_first_step_until_three_minutes_ago() {
        var cutover = step(firstStep(request(Ramp.DEFAULT)), after(10), SYNC);

        assertThat(HealthReview.from(cutover)).isEqualTo(NINE);
        assertThat(HealthReview.until(cutover, after(20).plusSeconds(59))).isEqualTo(after(17));
        assertThat(HealthReview.until(cutover, after(1))).isEqualTo(NINE);
    }

    @Test
    void a_later_step_counts_its_own_requests_only_from_its_own_minutes_on() {
        var cutover = step(firstStep(request(Ramp.DEFAULT)), after(6), SYNC);

        var review = HealthReview.of(cutover, minutes(7, 6_000, 6), after(10));

        assertThat(review.verdict().sentence()).startsWith("hold, no canary requests in this step yet");
        assertThat(review.cutover().next()).isEqualTo(Next.JUDGE_HEALTH);
    }

    @Test
    void a_bad_canary_is_rolled_back_with_the_evidence() {
        var cutover = firstStep(request(Ramp.DEFAULT));

        var bad = HealthReview.of(cutover, minutes(10, 6_000, 300), after(13)).cutover();

        assertThat(bad.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(bad.said()).contains("roll back: error rate 5%", "against a limit of 1%", "needed 100");
    }

    @Test
    void a_rollback_says_since_when_it_goes_wrong_however_late_it_is_looked_at() {
        var cutover = firstStep(request(new Ramp(List.of(100), 1, 240)));
        var minutes = Stream.concat(arms(0, 7, 6, 60), arms(7, 8, 300, 60)).toList();

        var bad = HealthReview.of(cutover, new Health(minutes, List.of()), after(18));

        assertThat(bad.cutover().said())
                .startsWith("roll back: error rate 5%")
                .endsWith("needed 100), since 2026-03-02T09:07:00Z");
    }

    @Test
    void a_rollback_says_that_stable_is_bad_too() {
        var cutover = firstStep(compared(new Ramp(List.of(100), 1, 240)));
        var minutes = Stream.concat(arms(0, 7, 6, 60), arms(7, 8, 305, 3_000)).toList();

        var bad = HealthReview.of(cutover, new Health(minutes, List.of()), after(18));

        assertThat(bad.cutover().said())
                .startsWith("roll back: error rate 5.08%")
                .endsWith("since 2026-03-02T09:07:00Z; stable has an error rate of 5% since then, above the limit of 1%"
                        + " too: look at stable first");
    }

    @ParameterizedTest
    @CsvSource({"60000, 600", "9, 9"})
    void stable_is_not_blamed_at_its_limit_or_on_too_few_requests(long requests, long errors) {
        var minutes = LongStream.range(FIRST_MINUTE, FIRST_MINUTE + 15)
                .mapToObj(i -> Minute.of(i, new Counts(6_000, 300)).withStable(new Counts(requests, errors)))
                .toList();

        var bad = HealthReview.of(firstStep(request(Ramp.DEFAULT)), new Health(minutes, List.of()), after(18));

        assertThat(bad.cutover().next()).isEqualTo(Next.ROLL_BACK);
        assertThat(bad.cutover().said()).doesNotContain("look at stable");
    }

    @Test
    void a_doubt_in_a_long_stabilisation_is_not_taken_for_one_that_lasted_too_long() {
        var cutover = firstStep(request(new Ramp(List.of(100), 1, 240), Approvals.NONE, 1_440));
        var minutes = Stream.concat(arms(0, 360, 6, 60), arms(360, 2, 280, 60)).toList();

        var doubted = HealthReview.of(cutover, new Health(minutes, List.of()), after(365));

        assertThat(doubted.verdict().sentence()).startsWith("hold, something may be wrong");
        assertThat(doubted.cutover().next()).isEqualTo(Next.JUDGE_HEALTH);
    }

    @Test
    void patience_ends_where_health_cannot_be_proved() {
        var cutover = firstStep(request(new Ramp(List.of(1, 100), 1, 60)));

        var held = HealthReview.of(cutover, minutes(70, 1, 0), after(73)).cutover();

        assertThat(held.next()).isEqualTo(Next.HOLD);
        assertThat(held.said())
                .startsWith("hold, inconclusive after 70 minutes in this step: not enough proof of health yet");
        assertThat(held.holding().orElseThrow().then()).isEqualTo(Next.JUDGE_HEALTH);
    }

    @Test
    void patience_ends_where_nobody_measures_anything() {
        var cutover = firstStep(request(new Ramp(List.of(1, 100), 1, 60)));
        var nothing = new Health(List.of(), List.of());

        assertThat(HealthReview.of(cutover, nothing, after(60)).cutover().next())
                .isEqualTo(Next.JUDGE_HEALTH);
        assertThat(HealthReview.of(cutover, nothing, after(70)).cutover()).satisfies(held -> {
            assertThat(held.next()).isEqualTo(Next.HOLD);
            assertThat(held.said())
                    .isEqualTo("hold, inconclusive after 66 minutes in this step: no canary requests in this step yet");
        });
    }

    @Test
    void with_all_of_the_traffic_the_canary_is_watched_until_it_is_stable() {
        var cutover = firstStep(request(new Ramp(List.of(100), 1, 240)));

        // 9:02 is the first whole minute, 9:31 the thirtieth, readable at 9:35.
        assertThat(HealthReview.of(cutover, minutes(31, 6_000, 6), after(34))
                        .cutover()
                        .next())
                .isEqualTo(Next.JUDGE_HEALTH);
        assertThat(HealthReview.of(cutover, minutes(32, 6_000, 6), after(35))
                        .cutover()
                        .next())
                .isEqualTo(Next.FINISH);
        assertThat(HealthReview.of(cutover, minutes(20, 6_000, 300), after(23))
                        .cutover()
                        .next())
                .isEqualTo(Next.ROLL_BACK);
    }

    @Test
    void a_purge_disarms_the_hit_ratio_until_the_cache_is_warm_again() {
        var cutover = firstStep(request(new Ramp(List.of(100), 1, 240)));
        var warm = hits(20, .95);
        var coldAgain = new ArrayList<>(warm);
        LongStream.range(20, 45).forEach(i -> coldAgain.add(minute(i, .3)));

        var purged = HealthReview.of(cutover, new Health(coldAgain, List.of(FIRST_MINUTE + 20)), after(34));
        var unpurged = HealthReview.of(cutover, new Health(coldAgain, List.of()), after(34));
        var before = HealthReview.of(cutover, new Health(warm, List.of()), after(23));

        assertThat(before.hitRatioArmed()).isTrue();
        assertThat(purged.hitRatioArmed()).isFalse();
        assertThat(purged.cutover().next()).isEqualTo(Next.JUDGE_HEALTH);
        assertThat(unpurged.cutover().next()).isEqualTo(Next.ROLL_BACK);
        assertThat(unpurged.cutover().said()).contains("cache hit ratio");
    }

    @Test
    void a_canary_a_little_worse_than_stable_is_found_where_stable_is_measured() {
        var site = request(new Ramp(List.of(100), 1, 240));
        var compared = compared(site.ramp());
        var minutes = LongStream.range(FIRST_MINUTE, FIRST_MINUTE + 25)
                .mapToObj(i -> Minute.of(i, new Counts(6_000, 54)).withStable(new Counts(60_000, 60)))
                .toList();

        assertThat(HealthReview.of(firstStep(compared), new Health(minutes, List.of()), after(28))
                        .cutover()
                        .said())
                .contains("stable has 0.1%");
        assertThat(HealthReview.of(firstStep(site), new Health(minutes, List.of()), after(28))
                        .cutover()
                        .next())
                .isEqualTo(Next.JUDGE_HEALTH);
    }

    @Test
    void rereading_gives_what_watching_gave() {
        var cutover = step(firstStep(request(Ramp.DEFAULT)), after(6).plusSeconds(3), SYNC);

        var once = HealthReview.of(cutover, minutes(12, 6_000, 60), after(15));
        var again = HealthReview.of(cutover, minutes(12, 6_000, 60), after(15));

        assertThat(again).isEqualTo(once);
    }

    private static CutoverRequest compared(Ramp ramp) {
        var site = request(ramp);
        return new CutoverRequest(
                site.site(),
                site.ramp(),
                site.guard(),
                Optional.of(new StableMetrics("ns", "requests", "errors", Map.of())),
                site.warmUp(),
                site.approvals(),
                240,
                30);
    }

    /** Minutes of 6,000 requests to the canary and 60,000 to stable. */
    private static Stream<Minute> arms(long first, long count, long errors, long errorsOfStable) {
        return LongStream.range(FIRST_MINUTE + first, FIRST_MINUTE + first + count)
                .mapToObj(i -> Minute.of(i, new Counts(6_000, errors)).withStable(new Counts(60_000, errorsOfStable)));
    }

    private static List<Minute> hits(int count, double ratio) {
        return LongStream.range(0, count).mapToObj(i -> minute(i, ratio)).toList();
    }

    private static Minute minute(long index, double ratio) {
        return Minute.of(FIRST_MINUTE + index, new Counts(6_000, 6)).withHitRatio(ratio);
    }
}
