package dev.sluice.domain.cutover;

import static dev.sluice.domain.cutover.CutoverScene.NINE;
import static dev.sluice.domain.cutover.CutoverScene.after;
import static dev.sluice.domain.cutover.CutoverScene.begun;
import static dev.sluice.domain.cutover.CutoverScene.firstStep;
import static dev.sluice.domain.cutover.CutoverScene.request;
import static dev.sluice.domain.cutover.CutoverScene.splitOf;
import static dev.sluice.domain.cutover.CutoverScene.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.Guard.ErrorMetric;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.Split;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutoverTest {

    private static final Duration SYNC = Duration.ofSeconds(20);

    private final Ramp ramp = new Ramp(List.of(1, 50, 100), 1, 240);

    @Test
    void each_step_is_the_next_percent_of_the_ramp() {
        var first = firstStep(request(ramp));
        var second = step(first, after(5), SYNC);

        assertThat(splitOf(first.records())).isEqualTo(new Split(99, 1));
        assertThat(splitOf(second.records())).isEqualTo(new Split(50, 50));
        assertThat(second.percent()).isEqualTo(50);
        assertThat(second.nextPercent()).isEqualTo(100);
    }

    @Test
    void a_change_is_looked_at_until_it_is_live_and_held_after_ten_minutes() {
        var shifted = begun(request(ramp)).shifted(CutoverScene.records(), new Change("C1"), NINE);

        assertThat(shifted.next()).isEqualTo(Next.VERIFY_WEIGHT);
        assertThat(shifted.unsynced(after(9))).satisfies(later -> {
            assertThat(later.next()).isEqualTo(Next.VERIFY_WEIGHT);
            assertThat(later.waitSeconds()).isEqualTo(10);
        });
        assertThat(shifted.unsynced(after(10))).satisfies(later -> {
            assertThat(later.next()).isEqualTo(Next.HOLD);
            assertThat(later.said()).isEqualTo("the change to 1% is not live 10 minutes after it was accepted");
            assertThat(later.holding().orElseThrow().then()).isEqualTo(Next.VERIFY_WEIGHT);
        });
    }

    @Test
    void a_live_change_is_first_judged_as_the_next_minute_becomes_readable() {
        var shifted = begun(request(ramp)).shifted(CutoverScene.records(), new Change("C1"), NINE);

        var verified = shifted.verified(NINE.plusMillis(20_400));

        assertThat(verified.next()).isEqualTo(Next.JUDGE_HEALTH);
        assertThat(verified.waitSeconds()).isEqualTo(40);
        assertThat(verified.steps().getLast().liveAt()).contains(NINE.plusMillis(20_400));
    }

    @Test
    void the_first_step_sets_the_guard_and_the_end_takes_it_off() {
        var guarded = begun(new CutoverRequest(
                CutoverScene.SITE,
                ramp,
                new Guard(ErrorMetric.ALL_ERRORS, Limits.DEFAULT, List.of(), Optional.of("check")),
                Optional.empty(),
                WarmUp.DEFAULT,
                Approvals.NONE,
                240,
                30));

        var first = step(guarded, NINE, SYNC);

        assertThat(first.records().of(Arm.CANARY))
                .allMatch(record -> record.healthCheckId().equals(Optional.of("check")));
        assertThat(first.records().of(Arm.STABLE))
                .allMatch(record -> record.healthCheckId().isEmpty());
        assertThat(first.finalRecords().of(Arm.CANARY))
                .allMatch(record -> record.healthCheckId().isEmpty());
    }

    @Test
    void a_health_check_of_the_users_own_stays_when_no_guard_is_asked_for() {
        var own = CutoverScene.records().guardedBy(Optional.of("theirs"));
        var cutover = Cutover.begin(request(ramp), "arn", own, "");

        var first = step(cutover, NINE, SYNC);

        assertThat(first.records().of(Arm.CANARY))
                .allMatch(record -> record.healthCheckId().isPresent());
        assertThat(first.finalRecords()).isEqualTo(first.records());
    }

    @Test
    void a_step_that_passed_is_followed_by_the_next_by_a_persons_word_or_by_the_end() {
        var first = firstStep(request(ramp, new Approvals(Set.of(100), 60), 30));
        var second = step(first, after(5), SYNC);
        var last = step(second, after(10), SYNC);

        assertThat(first.passed("healthy").next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(second.passed("healthy").next()).isEqualTo(Next.APPROVE);
        assertThat(second.passed("healthy").waitSeconds()).isEqualTo(3_600);
        assertThat(last.passed("healthy").next()).isEqualTo(Next.FINISH);
    }

    @Test
    void a_hold_lasts_from_when_it_began_and_is_news_when_it_is_about_something_else() {
        var held = firstStep(request(ramp))
                .held("drift", Next.SHIFT_WEIGHT, after(1))
                .told();

        var again =
                held.held("more drift", Next.SHIFT_WEIGHT, after(5)).holding().orElseThrow();
        var other = held.held("no proof", Next.JUDGE_HEALTH, after(5)).holding().orElseThrow();

        assertThat(again).isEqualTo(new Holding("more drift", after(1), Next.SHIFT_WEIGHT, true));
        assertThat(other).isEqualTo(new Holding("no proof", after(1), Next.JUDGE_HEALTH, false));
    }

    @Test
    void a_hold_tries_again_at_ever_longer_intervals_and_turns_back_at_its_limit() {
        var held = firstStep(request(ramp)).held("drift", Next.SHIFT_WEIGHT, NINE);

        assertThat(held.resumed(after(0)).waitSeconds()).isEqualTo(60);
        assertThat(held.resumed(after(120)).waitSeconds()).isEqualTo(240);
        assertThat(held.resumed(after(239))).satisfies(last -> {
            assertThat(last.next()).isEqualTo(Next.SHIFT_WEIGHT);
            assertThat(last.waitSeconds()).isEqualTo(60);
        });
        assertThat(held.resumed(after(240))).satisfies(end -> {
            assertThat(end.next()).isEqualTo(Next.ROLL_BACK);
            assertThat(end.said()).isEqualTo("held for 240 minutes, its limit: drift");
        });
    }

    @Test
    void an_approval_is_asked_for_again_until_the_hold_ends() {
        var first = firstStep(request(ramp, new Approvals(Set.of(50), 1_440), 30));

        var unapproved = first.passed("healthy").unapproved(after(1_440));

        assertThat(unapproved.said()).isEqualTo("nobody approved the step to 50% in time");
        assertThat(unapproved.resumed(after(1_440))).satisfies(again -> {
            assertThat(again.next()).isEqualTo(Next.APPROVE);
            assertThat(again.waitSeconds()).isEqualTo(240 * 60);
        });
        assertThat(unapproved.resumed(after(1_440 + 240)).next()).isEqualTo(Next.ROLL_BACK);
    }

    @Test
    void going_on_ends_a_hold() {
        var held = firstStep(request(ramp)).held("drift", Next.SHIFT_WEIGHT, after(1));

        assertThat(step(held, after(5), SYNC).holding()).isEmpty();
        assertThat(held.looksAgain("fine", Duration.ofMinutes(1)).holding()).isEmpty();
        assertThat(held.passed("fine").holding()).isEmpty();
    }
}
