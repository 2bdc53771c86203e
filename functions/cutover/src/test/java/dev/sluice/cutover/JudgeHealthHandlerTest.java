package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JudgeHealthHandlerTest {

    private final CutoverScene scene = new CutoverScene();

    @Test
    void a_healthy_step_goes_on_and_says_on_what_grounds() {
        var cutover = judge(scene.stepped(scene.begun()), 6);

        assertThat(cutover.next()).isEqualTo(Next.APPROVE);
        assertThat(scene.log.lines().getLast())
                .startsWith("www.example.com at 1%: healthy; error rate 0.1% over 3 minutes against a limit of 1%")
                .endsWith("; asks for approval of 50%");
    }

    @Test
    void every_look_is_measured() {
        judge(scene.stepped(scene.begun()), 6);

        assertThat(scene.log.lines().get(scene.log.lines().size() - 2))
                .contains(
                        "\"CanaryWeight\":1",
                        "\"Evidence\":0.",
                        "\"HitRatioArmed\":1",
                        "\"DistributionId\":\"E2QWRUHAPOMQZL\"");
    }

    @Test
    void each_minute_until_the_next_look_is_told_whether_its_hit_ratio_counts() {
        var cutover = judge(scene.stepped(scene.begun()), 75);

        assertThat(cutover.next()).isEqualTo(Next.JUDGE_HEALTH);
        assertThat(cutover.waitSeconds()).isBetween(60, 119);
        assertThat(scene.log.lines())
                .filteredOn(line -> line.contains("\"HitRatioArmed\":1"))
                .hasSize(2);
    }

    @Test
    void a_bad_canary_turns_back_with_the_evidence() {
        var cutover = judge(scene.stepped(scene.begun()), 300);

        assertThat(cutover.next()).isEqualTo(Next.ROLL_BACK);
        assertThat(cutover.said()).startsWith("roll back: error rate 5% over 2 minutes against a limit of 1%");
        assertThat(scene.log.lines().getLast()).endsWith("; rolls back");
    }

    @Test
    void a_verdict_is_never_based_on_minutes_that_may_still_be_revised() {
        var read = new Instant[2];
        var cutover = scene.stepped(scene.begun());
        scene.pass(Duration.ofMinutes(6).plusSeconds(30));

        scene.call(
                new JudgeHealthHandler(
                        (request, from, until) -> {
                            read[0] = from;
                            read[1] = until;
                            return new HealthMetrics.Health(List.of(), List.of());
                        },
                        scene),
                cutover);

        assertThat(read).containsExactly(Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T09:03:00Z"));
    }

    @Test
    void metrics_that_cannot_be_read_are_left_to_the_state_machines_retries() {
        var handler = new JudgeHealthHandler(
                (request, from, until) -> {
                    throw PortFailure.passing("cloudwatch:GetMetricData failed", "It will be tried again", null);
                },
                scene);
        var cutover = scene.stepped(scene.begun());

        assertThatThrownBy(() -> scene.call(handler, cutover)).isInstanceOf(PortFailure.class);
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new JudgeHealthHandler()).isNotNull();
    }

    /** Six minutes after the step, with 6,000 requests and a warm cache in each minute. */
    private Cutover judge(Cutover cutover, long errors) {
        scene.pass(Duration.ofMinutes(6));
        HealthMetrics metrics = (request, from, until) -> new HealthMetrics.Health(
                LongStream.range(from.getEpochSecond() / 60, until.getEpochSecond() / 60)
                        .mapToObj(i -> Minute.of(i, new Counts(6_000, errors)).withHitRatio(.95))
                        .toList(),
                List.of());
        return scene.call(new JudgeHealthHandler(metrics, scene), cutover);
    }
}
