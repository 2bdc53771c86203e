package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Split;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinishHandlerTest {

    private final CutoverScene scene = new CutoverScene();

    @Test
    void the_guard_comes_off_and_stable_stays_at_weight_0() {
        var cutover = finish(scene.stable());

        assertThat(cutover.next()).isEqualTo(Next.PROMOTED);
        assertThat(scene.router.group().isAt(new Split(0, 100))).isTrue();
        assertThat(scene.router.group().of(Arm.CANARY))
                .allMatch(record -> record.healthCheckId().isEmpty());
        assertThat(scene.log.lines().getLast())
                .isEqualTo("www.example.com at 100%: all traffic of www.example.com goes to canary (E2QWRUHAPOMQZL), "
                        + "after 3 steps in 18 min; done");
    }

    @Test
    void people_are_told_what_was_done_and_what_is_left_to_do() {
        finish(scene.stable());

        assertThat(scene.inbox.notices()).containsExactly("""
                Sluice: www.example.com is on CloudFront
                all traffic of www.example.com goes to canary (E2QWRUHAPOMQZL), after 3 steps in 18 min.
                At the end: healthy; error rate 0.1% over 30 minutes.
                Nothing rolls back by itself any more: an alarm from now on only tells you. The health check no longer \
                withdraws the canary's records.
                The records of stable stay at weight 0, as the way back. What they point at needs its full capacity until \
                they are removed.
                When you are sure, remove them:
                aws route53 change-resource-record-sets --hosted-zone-id Z0123456789ABCDEFGHIJ --change-batch \
                '{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"www.example.com","Type":"A",\
                "SetIdentifier":"stable","Weight":0,"TTL":60,"ResourceRecords":[{"Value":"192.0.2.1"}]}},\
                {"Action":"DELETE","ResourceRecordSet":{"Name":"www.example.com","Type":"AAAA","SetIdentifier":"stable",\
                "Weight":0,"TTL":60,"ResourceRecords":[{"Value":"2001:db8::1"}]}}]}'""");
    }

    @Test
    void a_notice_that_is_lost_does_not_undo_what_went_well() {
        scene.inbox.close();

        var cutover = finish(scene.stable());

        assertThat(cutover.next()).isEqualTo(Next.PROMOTED);
        assertThat(scene.log.lines())
                .contains("nobody could be told: sns:Publish failed. It will be tried again")
                .anyMatch(line -> line.contains("aws route53 change-resource-record-sets"));
    }

    @Test
    void a_finish_whose_answer_was_lost_is_finished_again() {
        var stable = scene.stable();
        scene.router.loseAnswer();

        assertThatThrownBy(() -> finish(stable)).isInstanceOf(PortFailure.class);

        assertThat(finish(stable).next()).isEqualTo(Next.PROMOTED);
    }

    @Test
    void a_rollback_at_the_last_moment_is_final() {
        var stable = scene.stable();
        scene.router.set(scene.router.group().at(Split.ROLLED_BACK).guardedBy(Optional.empty()));

        assertThat(finish(stable).next()).isEqualTo(Next.ROLL_BACK);
        assertThat(scene.inbox.notices()).isEmpty();
    }

    @Test
    void drift_at_the_last_moment_holds() {
        var stable = scene.stable();
        scene.router.set(scene.router.group().at(new Split(10, 90)));

        var held = finish(stable);

        assertThat(held.next()).isEqualTo(Next.HOLD);
        assertThat(held.holding().orElseThrow().then()).isEqualTo(Next.FINISH);
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new FinishHandler()).isNotNull();
    }

    private Cutover finish(Cutover cutover) {
        return scene.call(new FinishHandler(scene.router, scene.inbox, scene), cutover);
    }
}
