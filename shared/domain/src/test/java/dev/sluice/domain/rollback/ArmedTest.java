package dev.sluice.domain.rollback;

import static dev.sluice.domain.routing.Records.alias;
import static dev.sluice.domain.routing.Records.group;
import static dev.sluice.domain.routing.Records.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.rollback.Decision.Ignore;
import dev.sluice.domain.rollback.Decision.NotArmed;
import dev.sluice.domain.rollback.Decision.RollBack;
import dev.sluice.domain.rollback.Decision.Undecided;
import dev.sluice.domain.rollback.Decision.Watch;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.rollback.Trigger.Alarm;
import dev.sluice.domain.rollback.Trigger.CutoverFailed;
import dev.sluice.domain.rollback.Trigger.ExecutionEnded;
import dev.sluice.domain.rollback.Trigger.Manual;
import dev.sluice.domain.rollback.Trigger.Sweep;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.Split;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ArmedTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final RecordGroup BOTH = group(plain("A", "stable", 95), alias("A", "canary", 5));
    private static final RecordGroup BACK = group(plain("A", "stable", 255), alias("A", "canary", 0));
    private static final RecordGroup ALL = group(plain("A", "stable", 0), alias("A", "canary", 100));
    private static final Trigger ALARM = alarm(TEN.plusSeconds(600));
    private static final Trigger PERSON = new Manual("checkout is broken");
    private static final Past SHIFTED = past(true, Optional.empty());
    private static final Past UNTOUCHED = past(false, Optional.empty());

    @ParameterizedTest
    @CsvSource({"5", "0", "100"})
    void while_a_cutover_runs_it_is_armed_whatever_the_weights_are(int percent) {
        var routing = group(plain("A", "stable", 100 - percent), alias("A", "canary", percent));

        var decision = Armed.decide(ALARM, List.of(run("b", Status.RUNNING, TEN)), routing, SHIFTED);

        assertThat(decision).isEqualTo(new RollBack("alarm errors is in ALARM", List.of("b")));
    }

    @Test
    void a_preflight_does_not_arm_a_site_that_was_promoted_before() {
        var runs = List.of(run("b", Status.RUNNING, TEN), run("a", Status.SUCCEEDED, NINE));

        assertThat(Armed.decide(ALARM, runs, ALL, shifted("a")))
                .isEqualTo(new NotArmed(
                        "alarm errors is in ALARM, but the cutover that runs, b, has moved no weight yet"));
        assertThat(Armed.decide(PERSON, runs, ALL, shifted("a"))).isInstanceOf(NotArmed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "FAILED"})
    void a_preflight_does_not_disarm_what_the_cutover_before_it_did(Status status) {
        var runs = List.of(run("b", Status.RUNNING, TEN), run("a", status, NINE));

        assertThat(Armed.decide(ALARM, runs, ALL, shifted("a"))).isInstanceOf(RollBack.class);
    }

    @Test
    void while_stable_carries_weight_nobody_asks_whether_the_cutover_that_runs_has_moved_any() {
        var runs = List.of(run("b", Status.RUNNING, TEN));

        assertThat(Armed.decide(ALARM, runs, BOTH, UNTOUCHED)).isInstanceOf(RollBack.class);
        assertThat(Armed.decide(ALARM, runs, BACK, UNTOUCHED)).isInstanceOf(RollBack.class);
    }

    @Test
    void an_alarm_from_before_the_cutover_is_ignored_and_one_in_the_same_moment_is_not() {
        var runs = List.of(run("b", Status.RUNNING, TEN));

        assertThat(Armed.decide(alarm(TEN.minusMillis(1)), runs, BOTH, SHIFTED)).isInstanceOf(Ignore.class);
        assertThat(Armed.decide(alarm(TEN), runs, BOTH, SHIFTED)).isInstanceOf(RollBack.class);
    }

    @Test
    void an_alarm_about_a_ramp_is_not_from_before_the_preflight_that_began_after_it() {
        var runs = List.of(run("b", Status.RUNNING, TEN), run("a", Status.RUNNING, NINE));

        var decision = Armed.decide(alarm(TEN.minusSeconds(1)), runs, BOTH, SHIFTED);

        assertThat(decision).isEqualTo(new RollBack("alarm errors is in ALARM", List.of("b", "a")));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RUNNING")
    void weight_on_both_arms_with_nothing_running_is_armed_however_the_newest_ended(Status status) {
        var decision = Armed.decide(ALARM, List.of(run("a", status, NINE)), BOTH, UNTOUCHED);

        assertThat(decision).isEqualTo(new RollBack("alarm errors is in ALARM", List.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "TIMED_OUT", "ABORTED"})
    void one_that_broke_off_with_everything_on_the_canary_is_armed(Status status) {
        assertThat(Armed.decide(PERSON, List.of(run("a", status, NINE)), ALL, SHIFTED))
                .isInstanceOf(RollBack.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "TIMED_OUT", "ABORTED"})
    void one_that_broke_off_before_it_shifted_leaves_a_finished_cutover_alone(Status status) {
        var runs = List.of(run("b", status, TEN), run("a", Status.SUCCEEDED, NINE));

        assertThat(Armed.decide(ALARM, runs, ALL, UNTOUCHED)).isInstanceOf(NotArmed.class);
        assertThat(Armed.decide(ended("b", status, Optional.empty()), runs, ALL, UNTOUCHED))
                .isNotInstanceOf(RollBack.class);
    }

    @Test
    void a_finished_cutover_is_not_armed() {
        var decision = Armed.decide(ALARM, List.of(run("a", Status.SUCCEEDED, NINE)), ALL, SHIFTED);

        assertThat(decision)
                .isEqualTo(new NotArmed(
                        "alarm errors is in ALARM, but no cutover runs and the newest, a, ended SUCCEEDED"));
    }

    @Test
    void where_there_was_no_cutover_nothing_is_armed() {
        assertThat(Armed.decide(PERSON, List.of(), BACK, UNTOUCHED))
                .isEqualTo(new NotArmed("somebody asked for it: checkout is broken, but there was no cutover yet"));
    }

    @Test
    void what_is_turned_back_already_is_watched_for_a_late_step() {
        assertThat(Armed.decide(ALARM, List.of(run("a", Status.ABORTED, NINE)), BACK, SHIFTED))
                .isInstanceOf(Watch.class);
    }

    @Test
    void a_first_step_that_may_be_late_is_written_over_before_it_lands() {
        var runs = List.of(run("a", Status.ABORTED, NINE));
        var begun = BACK.at(Split.ofCanary(0));

        assertThat(Armed.decide(ALARM, runs, begun, SHIFTED)).isInstanceOf(RollBack.class);
        assertThat(Armed.decide(ended("a", Status.ABORTED, Optional.empty()), runs, begun, SHIFTED))
                .isInstanceOf(RollBack.class);
    }

    @Test
    void an_alarm_that_goes_off_after_everything_was_back_is_nobodys_concern() {
        var before = new Run("a", Status.FAILED, NINE, Optional.of(NINE.plusSeconds(1)));
        var after = new Run("a", Status.FAILED, NINE, Optional.of(NINE.plusSeconds(86_400)));

        assertThat(Armed.decide(alarm(NINE.plusSeconds(60)), List.of(before), BACK, SHIFTED))
                .isEqualTo(new Ignore("alarm errors is in ALARM, after everything was back on stable"));
        assertThat(Armed.decide(alarm(NINE.plusSeconds(60)), List.of(after), BACK, SHIFTED))
                .isInstanceOf(Watch.class);
        assertThat(Armed.decide(PERSON, List.of(before), BACK, SHIFTED)).isInstanceOf(Watch.class);
        assertThat(Armed.decide(alarm(NINE.plusSeconds(60)), List.of(before), BACK.at(Split.ofCanary(0)), SHIFTED))
                .as("where no rollback has written, a first step may be late")
                .isInstanceOf(RollBack.class);
    }

    @Test
    void an_alarm_that_goes_off_an_hour_after_everything_was_back_is_told_of() {
        var end = NINE.plusSeconds(1);
        var runs = List.of(new Run("a", Status.FAILED, NINE, Optional.of(end)));

        assertThat(Armed.decide(alarm(end.plusSeconds(3_600)), runs, BACK, SHIFTED))
                .isInstanceOf(Ignore.class);
        assertThat(Armed.decide(alarm(end.plusSeconds(3_601)), runs, BACK, SHIFTED))
                .isEqualTo(
                        new NotArmed("alarm errors is in ALARM, but no cutover runs and the newest, a, ended FAILED"));
    }

    @Test
    void weights_that_are_all_zero_count_as_weight_on_both() {
        var zero = group(plain("A", "stable", 0), alias("A", "canary", 0));

        assertThat(Armed.decide(ALARM, List.of(run("a", Status.FAILED, NINE)), zero, UNTOUCHED))
                .isInstanceOf(RollBack.class);
    }

    @Test
    void a_cutover_that_asks_is_believed_and_the_others_are_stopped() {
        var runs = List.of(run("b", Status.RUNNING, TEN), run("a", Status.RUNNING, NINE));

        assertThat(Armed.decide(new CutoverFailed("a", "2% of errors"), runs, BOTH, SHIFTED))
                .isEqualTo(new RollBack("the cutover turned back: 2% of errors", List.of("b")));
    }

    @Test
    void the_end_of_the_newest_turns_back_what_it_left() {
        var runs = List.of(run("a", Status.TIMED_OUT, NINE));

        assertThat(Armed.decide(ended("a", Status.TIMED_OUT, Optional.empty()), runs, BOTH, SHIFTED))
                .isInstanceOf(RollBack.class);
    }

    @Test
    void the_listing_may_learn_of_an_end_later_than_we_do() {
        var runs = List.of(run("a", Status.RUNNING, NINE));

        assertThat(Armed.decide(ended("a", Status.FAILED, Optional.empty()), runs, BOTH, SHIFTED))
                .isInstanceOf(RollBack.class);
    }

    @Test
    void the_end_of_one_that_is_not_the_newest_is_ignored() {
        var runs = List.of(run("b", Status.SUCCEEDED, TEN), run("a", Status.FAILED, NINE));

        assertThat(Armed.decide(ended("a", Status.FAILED, Optional.empty()), runs, BOTH, SHIFTED))
                .isInstanceOf(Ignore.class);
        assertThat(Armed.decide(ended("unlisted", Status.FAILED, Optional.empty()), runs, BOTH, SHIFTED))
                .isInstanceOf(Ignore.class);
    }

    @Test
    void a_preflight_that_fails_does_not_end_the_ramp_that_runs() {
        var runs = List.of(run("b", Status.FAILED, TEN), run("a", Status.RUNNING, NINE));

        assertThat(Armed.decide(ended("b", Status.FAILED, Optional.empty()), runs, BOTH, UNTOUCHED))
                .isInstanceOf(Ignore.class);
    }

    @Test
    void a_stop_of_ours_is_known_by_its_cause_in_the_event_or_asked_for() {
        var ours = Optional.of(Armed.causeOfStop(ALARM));
        var runs = List.of(run("a", Status.ABORTED, NINE));

        assertThat(Armed.decide(ended("a", Status.ABORTED, ours), runs, BOTH, SHIFTED))
                .isInstanceOf(Ignore.class);
        assertThat(Armed.decide(ended("a", Status.ABORTED, Optional.empty()), runs, BOTH, past(true, ours)))
                .isInstanceOf(Ignore.class);
        assertThat(Armed.decide(ended("a", Status.ABORTED, Optional.of("my mistake")), runs, BOTH, SHIFTED))
                .isInstanceOf(RollBack.class);
    }

    @Test
    void one_that_somebody_stopped_is_watched_for_its_last_step() {
        var runs = List.of(run("a", Status.ABORTED, NINE));

        assertThat(Armed.decide(ended("a", Status.ABORTED, Optional.empty()), runs, BACK, UNTOUCHED))
                .isInstanceOf(Watch.class);
    }

    @Test
    void the_sweeper_turns_back_what_was_left_and_nothing_else() {
        var failed = List.of(run("a", Status.FAILED, NINE));

        assertThat(Armed.decide(new Sweep(), failed, BOTH, SHIFTED)).isInstanceOf(RollBack.class);
        assertThat(Armed.decide(new Sweep(), failed, ALL, SHIFTED)).isInstanceOf(RollBack.class);
        assertThat(Armed.decide(new Sweep(), failed, ALL, UNTOUCHED)).isInstanceOf(Ignore.class);
        assertThat(Armed.decide(new Sweep(), failed, BACK, SHIFTED)).isInstanceOf(Ignore.class);
        assertThat(Armed.decide(new Sweep(), List.of(run("a", Status.RUNNING, NINE)), BOTH, SHIFTED))
                .isInstanceOf(Ignore.class);
    }

    @Test
    void a_split_on_which_no_cutover_worked_is_left_alone_by_the_sweeper_and_turned_back_when_an_alarm_calls() {
        assertThat(Armed.decide(new Sweep(), List.of(), BOTH, UNTOUCHED)).isInstanceOf(Ignore.class);
        assertThat(Armed.decide(ALARM, List.of(), BOTH, UNTOUCHED)).isInstanceOf(RollBack.class);
    }

    @Test
    void a_split_that_was_there_when_a_cutover_was_refused_is_left_alone_by_the_sweeper() {
        var refused = List.of(run("a", Status.SUCCEEDED, NINE));

        assertThat(Armed.decide(new Sweep(), refused, BOTH, UNTOUCHED)).isInstanceOf(Ignore.class);
    }

    @Test
    void a_split_that_was_made_after_a_promotion_is_left_alone_by_the_sweeper() {
        var promoted = List.of(run("a", Status.SUCCEEDED, NINE));

        assertThat(Armed.decide(new Sweep(), promoted, BOTH, SHIFTED)).isInstanceOf(Ignore.class);
    }

    @Test
    void a_refusal_does_not_hide_what_the_cutover_before_it_left_behind() {
        var runs = List.of(run("b", Status.SUCCEEDED, TEN), run("a", Status.FAILED, NINE));

        for (var weights : List.of(BOTH, ALL)) {
            for (var trigger : List.of(new Sweep(), ALARM, PERSON)) {
                assertThat(Armed.decide(trigger, runs, weights, shifted("a"))).isInstanceOf(RollBack.class);
            }
        }
    }

    @Test
    void a_cutover_that_failed_before_it_moved_weight_leaves_somebodys_split_alone() {
        var runs = List.of(run("a", Status.FAILED, NINE));

        assertThat(Armed.decide(ended("a", Status.FAILED, Optional.empty()), runs, BOTH, UNTOUCHED))
                .isInstanceOf(Ignore.class);
    }

    @Test
    void blind_it_turns_back_where_both_arms_serve_and_where_the_cutover_itself_asks() {
        assertThat(Armed.decideBlind(ALARM, BOTH, "throttled")).isInstanceOf(RollBack.class);
        assertThat(Armed.decideBlind(new CutoverFailed("a", "?"), ALL, "throttled"))
                .isInstanceOf(RollBack.class);
        assertThat(Armed.decideBlind(ALARM, ALL, "throttled"))
                .isEqualTo(new Undecided("alarm errors is in ALARM, and throttled"));
        assertThat(Armed.decideBlind(PERSON, BACK, "throttled")).isInstanceOf(Undecided.class);
        assertThat(Armed.decideBlind(new Sweep(), BOTH, "throttled")).isEqualTo(new Ignore("throttled"));
    }

    private static Alarm alarm(Instant at) {
        return new Alarm("errors", "ALARM", Optional.of(at), List.of(), Set.of("E1"), false);
    }

    private static ExecutionEnded ended(String arn, Status status, Optional<String> cause) {
        return new ExecutionEnded(arn, status, Optional.of(TEN.plusSeconds(600)), cause);
    }

    private static Run run(String arn, Status status, Instant startedAt) {
        return new Run(arn, status, startedAt);
    }

    private static Past shifted(String only) {
        return new Past() {
            @Override
            public boolean hasShifted(String arn) {
                return arn.equals(only);
            }

            @Override
            public Optional<String> causeOfEnd(String arn) {
                return Optional.empty();
            }
        };
    }

    private static Past past(boolean shifted, Optional<String> cause) {
        return new Past() {
            @Override
            public boolean hasShifted(String arn) {
                return shifted;
            }

            @Override
            public Optional<String> causeOfEnd(String arn) {
                return cause;
            }
        };
    }
}
