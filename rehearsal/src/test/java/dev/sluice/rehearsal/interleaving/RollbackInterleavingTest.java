package dev.sluice.rehearsal.interleaving;

import static dev.sluice.rehearsal.interleaving.Scene.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.routing.Split;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A rollback that is decided during any other action ends within 30 s with the canary at 0, and stays there. Each scene is
 * played in every order of its API calls; {@link Verdict} says what must hold at the end of each.
 *
 * <p>Requests take no time unless a scene says so, so all that is under way at an instant can happen in any order. Two things
 * keep the number of orders finite without leaving one out that could end otherwise: orders that lead to the same state are
 * followed once ({@link DistinctOrders}), and once the execution has ended and the canary is at 0, rollbacks that only look
 * do so in one order ({@link ScenePlay#commute}). The delays of late requests stand for all others: landing before, at, between and
 * after a rollback's looks, and as late as a request can be.
 */
class RollbackInterleavingTest {

    private static final Moment.Sent FIRST_WRITE =
            new Moment.Sent("ShiftWeight", "route53:ChangeResourceRecordSets", 1);

    static Stream<Duration> delays() {
        return IntStream.of(0, 1, 2, 5, 10, 29, 30).mapToObj(Duration::ofSeconds);
    }

    @ParameterizedTest
    @MethodSource("delays")
    void during_a_step_that_lands_late(Duration delay) {
        explore(Scene.step().lateWrite("ShiftWeight", 1, delay).call("alarm", Call.ALARM));
    }

    @Test
    void twice_at_once_and_by_the_cutover_itself() {
        long orders = explore(Scene.step().call("alarm", Call.ALARM).call("person", Call.PERSON));

        assertThat(orders).isGreaterThan(1_000);
    }

    @Test
    void before_the_execution_can_be_stopped() {
        explore(Scene.step()
                .lostAnswer(new Moment.Sent("alarm", "states:StopExecution", 1))
                .call("alarm", Call.ALARM));
    }

    @Test
    void together_with_the_status_event_of_the_execution_it_stopped() {
        explore(Scene.step().withStatusEvents(Duration.ZERO).call("alarm", Call.ALARM));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 29, 30})
    void during_a_step_whose_function_timed_out_and_is_tried_again(int seconds) {
        for (var moment : new Moment[] {
            Moment.invoked("ShiftWeight", 1), Moment.invoked("ShiftWeight", 2), Moment.invoked("VerifyWeight", 1)
        }) {
            explore(Scene.step()
                    .withStepTimeout(Duration.ofSeconds(5))
                    .lateWrite("ShiftWeight", 1, Duration.ofSeconds(seconds))
                    .call("alarm", Call.ALARM, moment));
        }
    }

    @Test
    void during_a_step_whose_answer_was_lost() {
        var invocation = Moment.invoked("ShiftWeight", 1);
        var retry = Moment.invoked("ShiftWeight", 2);

        explore(Scene.step().lostAnswer(invocation).call("alarm", Call.ALARM, retry));
        explore(Scene.step().lostAnswer(FIRST_WRITE).call("alarm", Call.ALARM));
        explore(Scene.step().lostAnswer(FIRST_WRITE).call("alarm", Call.ALARM, retry));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void while_the_last_change_is_pending(int look) {
        explore(Scene.step()
                .propagating(Duration.ofSeconds(60))
                .call("alarm", Call.ALARM, Moment.invoked("VerifyWeight", look)));
    }

    @Test
    void while_the_last_change_is_not_even_accepted_and_takes_a_minute_to_be_live() {
        explore(Scene.step()
                .propagating(Duration.ofSeconds(60))
                .lateWrite("ShiftWeight", 1, Duration.ofSeconds(29))
                .call("alarm", Call.ALARM));
    }

    @Test
    void while_a_person_is_asked_and_while_the_approval_is_waited_for() {
        explore(Scene.step().withApproval().call("alarm", Call.ALARM, Moment.invoked("Approve", 1)));
        explore(Scene.step().withApproval().call("alarm", Call.ALARM, new Moment.After(Duration.ofMinutes(5))));
    }

    @Test
    void while_the_approval_arrives() {
        var moment = new Moment.After(Duration.ofMinutes(5));

        explore(Scene.step().withApproval().approved(moment).call("alarm", Call.ALARM, moment));
    }

    static Stream<Moment> momentsOfAHold() {
        return Stream.of(
                Moment.invoked("Hold", 1),
                new Moment.After(Duration.ofMinutes(2)),
                Moment.invoked("JudgeHealth", 2),
                Moment.invoked("Hold", 2));
    }

    @ParameterizedTest
    @MethodSource("momentsOfAHold")
    void while_the_ramp_holds(Moment moment) {
        explore(Scene.step()
                .judged((cutover, now) -> cutover.held("nothing is proved", Next.JUDGE_HEALTH, now))
                .call("alarm", Call.ALARM, moment));
    }

    @Test
    void while_somebody_changes_the_records() {
        explore(Scene.step()
                .deed(Moment.invoked("ShiftWeight", 1), "console", play -> SceneRecords.set(play, SITE.stable(), 90))
                .call("alarm", Call.ALARM, Moment.invoked("Hold", 1)));
    }

    @Test
    void before_somebody_gives_the_canary_weight_by_hand() {
        explore(Scene.step()
                .deed(
                        new Moment.After(Duration.ofSeconds(10)),
                        "console",
                        play -> SceneRecords.set(play, SITE.canary(), 5))
                .call("alarm", Call.ALARM));
    }

    @Test
    void while_the_judge_decides_the_same() {
        explore(Scene.step()
                .judged((cutover, now) -> cutover.rolledBack("the error rate is above 1%"))
                .call("alarm", Call.ALARM, Moment.invoked("Rollback", 1)));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void of_an_execution_that_died_and_whose_event_was_lost(Duration delay) {
        var now = Moment.invoked("ShiftWeight", 1);
        var nextSweep = new Moment.After(Duration.ofMinutes(5));

        explore(Scene.step()
                .lateWrite("ShiftWeight", 1, delay)
                .stoppedByHand(now)
                .call("sweep", Call.SWEEP, now)
                .call("next sweep", Call.SWEEP, nextSweep));
        explore(Scene.firstStep(Split.ofCanary(0))
                .lateWrite("ShiftWeight", 1, delay)
                .stoppedByHand(now)
                .call("next sweep", Call.SWEEP, nextSweep));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void of_an_execution_that_died_and_whose_event_comes_at_once_or_late(Duration delay) {
        var now = Moment.invoked("ShiftWeight", 1);

        for (var scene : new Scene[] {Scene.step(), Scene.firstStep(Split.ofCanary(0))}) {
            explore(scene.lateWrite("ShiftWeight", 1, delay).stoppedByHand(now).withStatusEvents(Duration.ZERO));
        }
        explore(Scene.step()
                .lateWrite("ShiftWeight", 1, delay)
                .stoppedByHand(now)
                .withStatusEvents(Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void of_an_execution_that_died_during_its_first_step(Duration delay) {
        explore(Scene.firstStep(Split.ofCanary(0))
                .lateWrite("ShiftWeight", 1, delay)
                .stoppedByHand(Moment.invoked("ShiftWeight", 1))
                .call("alarm", Call.ALARM));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void and_dies_at_any_of_its_requests_and_is_tried_again(int request) {
        for (boolean afterEffect : new boolean[] {false, true}) {
            explore(Scene.step()
                    .lateWrite("ShiftWeight", 1, Duration.ofSeconds(29))
                    .call("alarm", Call.ALARM)
                    .dies("alarm", request, afterEffect));
        }
    }

    @ParameterizedTest
    @MethodSource("delays")
    void during_the_first_step_after_an_earlier_rollback(Duration delay) {
        explore(Scene.firstStep(Split.ROLLED_BACK)
                .lateWrite("ShiftWeight", 1, delay)
                .call("alarm", Call.ALARM));
        explore(Scene.firstStep(Split.ROLLED_BACK)
                .lateWrite("ShiftWeight", 2, delay)
                .call("alarm", Call.ALARM, Moment.invoked("ShiftWeight", 2)));
    }

    /** Its first attempt to get ready lands late, and so does the step. */
    @ParameterizedTest
    @MethodSource("delays")
    void during_the_first_step_after_an_earlier_rollback_when_all_is_late(Duration delay) {
        for (int invocation = 1; invocation <= 3; invocation++) {
            explore(Scene.firstStep(Split.ROLLED_BACK)
                    .withStepTimeout(Duration.ofSeconds(5))
                    .lateWrite("ShiftWeight", 1, delay)
                    .lateWrite("ShiftWeight", 3, Duration.ofSeconds(30))
                    .call("alarm", Call.ALARM, Moment.invoked("ShiftWeight", invocation)));
        }
    }

    @ParameterizedTest
    @MethodSource("delays")
    void during_the_step_that_sets_the_guard_and_the_end_that_takes_it_off(Duration delay) {
        explore(Scene.firstStep(Split.ofCanary(0))
                .guarded()
                .lateWrite("ShiftWeight", 1, delay)
                .call("alarm", Call.ALARM));
        explore(Scene.lastStep()
                .guarded()
                .lateWrite("Finish", 1, delay)
                .call("alarm", Call.ALARM, Moment.invoked("Finish", 1)));
    }

    private static long explore(Scene scene) {
        var numbers = new Numbers();
        return DistinctOrders.of(schedule -> new ScenePlay(scene, schedule, numbers));
    }
}
