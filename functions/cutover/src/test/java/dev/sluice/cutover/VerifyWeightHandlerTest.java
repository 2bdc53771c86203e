package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.routing.Split;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerifyWeightHandlerTest {

    private final CutoverScene scene = new CutoverScene();

    @Test
    void a_change_that_is_live_is_judged_next() {
        var cutover = verify(shifted());

        assertThat(cutover.next()).isEqualTo(Next.JUDGE_HEALTH);
        assertThat(cutover.steps().getLast().liveAt()).contains(scene.instant());
        assertThat(scene.log.lines())
                .last()
                .isEqualTo("www.example.com at 1%: the change to 1% is live; judges its health in 30 s");
    }

    @Test
    void a_change_that_is_pending_is_looked_at_again() {
        scene.router.pending();

        var cutover = verify(shifted());

        assertThat(cutover.next()).isEqualTo(Next.VERIFY_WEIGHT);
        assertThat(scene.log.lines())
                .last()
                .isEqualTo("www.example.com at 1%: the change to 1% is not live yet; looks whether it is live in 10 s");
    }

    @Test
    void a_change_that_stays_pending_is_held() {
        scene.router.pending();
        var shifted = shifted();
        scene.pass(Duration.ofMinutes(10));

        assertThat(verify(shifted).next()).isEqualTo(Next.HOLD);
    }

    @Test
    void drift_after_the_change_is_held() {
        var shifted = shifted();
        scene.router.set(scene.router.group().at(new Split(80, 20)));

        var held = verify(shifted);

        assertThat(held.next()).isEqualTo(Next.HOLD);
        assertThat(held.said()).contains("A canary, weight: 20 instead of 1");
    }

    @Test
    void a_rollback_after_the_change_is_final() {
        var shifted = shifted();
        scene.router.set(scene.router.group().at(Split.ROLLED_BACK));

        assertThat(verify(shifted).next()).isEqualTo(Next.ROLL_BACK);
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new VerifyWeightHandler()).isNotNull();
    }

    private Cutover shifted() {
        var shifted = scene.call(new ShiftWeightHandler(scene.router, scene), scene.begun());
        scene.pass(Duration.ofSeconds(30));
        return shifted;
    }

    private Cutover verify(Cutover cutover) {
        return scene.call(new VerifyWeightHandler(scene.router, scene), cutover);
    }
}
