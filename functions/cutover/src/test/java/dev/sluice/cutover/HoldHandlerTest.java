package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.routing.Change;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldHandlerTest {

    private final CutoverScene scene = new CutoverScene();

    @Test
    void people_are_told_once_what_holds_the_ramp_and_what_they_can_do() {
        var first = hold(drifted());
        scene.pass(Duration.ofMinutes(1));
        hold(first.held(
                "somebody changed the records: A canary, weight: 8 instead of 1", Next.SHIFT_WEIGHT, scene.instant()));

        assertThat(scene.inbox.notices()).containsExactly("""
                        Sluice: www.example.com holds at 1%%
                        The cutover of www.example.com holds at 1%% of the traffic since 2026-03-02 09:00 UTC.
                        Why: somebody changed the records: A canary, weight: 7 instead of 1.
                        What to do: put the records back as they were; or roll back.
                        It tries again by itself and goes on once the reason is gone. If it still holds at \
                        2026-03-02 13:00 UTC, it rolls back.
                        To roll back now:
                        aws stepfunctions stop-execution --region us-east-1 --execution-arn %s --cause 'by hand'""".formatted(CutoverScene.EXECUTION));
    }

    @Test
    void it_waits_and_then_tries_again_what_it_holds_for() {
        var resumed = hold(drifted());

        assertThat(resumed.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(resumed.waitSeconds()).isEqualTo(60);
        assertThat(scene.log.lines().getLast())
                .isEqualTo(
                        "holds: www.example.com at 1%: somebody changed the records: A canary, weight: 7 instead of 1; "
                                + "goes on to 50% in 60 s");
    }

    @Test
    void a_notice_that_was_lost_is_sent_with_the_next_round() {
        scene.inbox.close();
        var first = hold(drifted());
        scene.inbox.open();

        hold(first.held("still", Next.SHIFT_WEIGHT, scene.instant()));

        assertThat(first.next()).isEqualTo(Next.SHIFT_WEIGHT);
        assertThat(scene.log.lines()).contains("nobody could be told: sns:Publish failed. It will be tried again");
        assertThat(scene.inbox.notices()).hasSize(1);
    }

    @Test
    void at_its_limit_it_turns_back() {
        var held = drifted();
        scene.pass(Duration.ofHours(4));

        var back = hold(held);

        assertThat(back.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(back.said()).startsWith("held for 240 minutes, its limit: somebody changed the records");
        assertThat(scene.inbox.notices()).isEmpty();
    }

    @Test
    void a_step_nobody_approved_holds_and_is_asked_for_again() {
        var waiting = scene.stepped(scene.begun()).passed("healthy");
        scene.pass(Duration.ofHours(1));

        var again = hold(waiting);

        assertThat(again.next()).isEqualTo(Next.APPROVE);
        assertThat(again.waitSeconds()).isEqualTo(3_600);
        assertThat(scene.inbox.notices().getFirst())
                .contains(
                        "Why: nobody approved the step to 50% in time.",
                        "What to do: approve or refuse the step to 50%");
    }

    @Test
    void health_that_cannot_be_read_holds_and_is_looked_for_again() {
        var blind = scene.stepped(scene.begun()).looksAgain("healthy", Duration.ofMinutes(1));

        var again = hold(blind);

        assertThat(again.next()).isEqualTo(Next.JUDGE_HEALTH);
        assertThat(again.waitSeconds()).isEqualTo(60);
        assertThat(scene.inbox.notices().getFirst())
                .contains("Why: the canary's health could not be read; the log of JudgeHealth says why.");
    }

    @Test
    void health_that_cannot_be_proved_says_what_proves_it() {
        hold(scene.stepped(scene.begun()).held("hold, inconclusive", Next.JUDGE_HEALTH, scene.instant()));

        assertThat(scene.inbox.notices().getFirst()).contains("more traffic proves its health sooner");
    }

    @Test
    void a_change_that_takes_too_long_is_no_reason_to_mend_the_records() {
        var shifted = scene.begun().shifted(scene.begun().nextRecords(), new Change("C7"), scene.instant());
        scene.pass(Duration.ofMinutes(10));

        hold(shifted.unsynced(scene.instant()));

        assertThat(scene.inbox.notices().getFirst())
                .contains("Why: the change to 1% is not live 10 minutes after it was accepted.", "get-change --id C7")
                .doesNotContain("put the records back");
    }

    @Test
    void records_that_changed_while_a_change_went_live_are_to_be_put_back() {
        var shifted = scene.begun().shifted(scene.begun().nextRecords(), new Change("C7"), scene.instant());

        hold(shifted.held("somebody changed the records: weight", Next.VERIFY_WEIGHT, scene.instant()));

        assertThat(scene.inbox.notices().getFirst()).contains("What to do: put the records back as they were");
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new HoldHandler()).isNotNull();
    }

    private Cutover drifted() {
        return scene.stepped(scene.begun())
                .held(
                        "somebody changed the records: A canary, weight: 7 instead of 1",
                        Next.SHIFT_WEIGHT,
                        scene.instant());
    }

    private Cutover hold(Cutover cutover) {
        return scene.call(new HoldHandler(scene.inbox, scene), cutover);
    }
}
