package dev.sluice.rehearsal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.aws.CloudWatchHealthMetrics;
import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.Guard;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.cutover.StableMetrics;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Limits;
import dev.sluice.domain.judge.Minute;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the simulation publishes, as the judge's adapter reads it. */
final class CloudFrontMetricsTest {

    private static final Instant NINE = World.START;
    private static final long INDEX = NINE.getEpochSecond() / 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String LOAD_BALANCER = "app/site/50dc6c495c0c9188";

    private final Stage stage = new Stage(1);
    private final SimulatedCloudWatch cloudWatch = new SimulatedCloudWatch(stage.aws);
    private final CloudFrontMetrics canary = new CloudFrontMetrics(cloudWatch, "E1");
    private final LoadBalancerMetrics stable = new LoadBalancerMetrics(cloudWatch, LOAD_BALANCER);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_minute_is_seen_in_parts_and_is_complete_three_minutes_after_its_end() {
        canary.put(NINE, 10_000, 150, OptionalDouble.of(.93), OptionalDouble.of(210));
        stage.world.runFor(MINUTE);

        var seen = new ArrayList<Long>();
        for (int second = 0; second <= 180; second += 5) {
            read(NINE, NINE.plus(MINUTE))
                    .minutes()
                    .forEach(minute -> seen.add(minute.canary().requests()));
            stage.world.runFor(Duration.ofSeconds(5));
        }
        var complete = read(NINE, NINE.plus(MINUTE)).minutes().getFirst();

        assertThat(seen).isSorted().hasSizeLessThan(37);
        assertThat(seen.getFirst()).isBetween(5_900L, 9_600L);
        assertThat(complete.canary()).isEqualTo(new Counts(10_000, 150));
        assertThat(complete.hitRatio().orElseThrow()).isCloseTo(.93, within(1e-9));
        assertThat(complete.latencyMillis()).hasValue(210);
    }

    @Test
    void both_arms_of_a_minute_are_read_together() {
        canary.put(NINE, 1_000, 10, OptionalDouble.empty(), OptionalDouble.empty());
        stable.put(NINE, 50_000, 150);
        stage.world.runFor(Duration.ofMinutes(4));

        var minutes = read(NINE, NINE.plus(MINUTE)).minutes();

        assertThat(minutes)
                .containsExactly(Minute.of(INDEX, new Counts(1_000, 10)).withStable(new Counts(50_000, 150)));
    }

    @Test
    void a_minute_without_requests_has_no_datapoint() {
        canary.put(NINE, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
        canary.put(NINE.plus(MINUTE), 3, 3, OptionalDouble.of(0), OptionalDouble.of(0));
        stage.world.runFor(Duration.ofMinutes(5));

        var minutes = read(NINE, NINE.plus(MINUTE.multipliedBy(2))).minutes();

        assertThat(minutes).extracting(Minute::index).containsExactly(INDEX + 1);
        assertThat(minutes.getFirst().canary()).isEqualTo(new Counts(3, 3));
    }

    @Test
    void a_week_of_minutes_is_read_at_once() {
        for (int minute = 0; minute < 7 * 1_440; minute++) {
            canary.put(NINE.plus(MINUTE.multipliedBy(minute)), 100, 1, OptionalDouble.of(.9), OptionalDouble.of(100));
            stable.put(NINE.plus(MINUTE.multipliedBy(minute)), 100, 1);
        }
        var week = Duration.ofDays(7);
        stage.world.runFor(week.plusMinutes(4));

        var minutes = read(NINE, NINE.plus(week)).minutes();

        assertThat(minutes)
                .hasSize(7 * 1_440)
                .allSatisfy(minute -> assertThat(minute.canary()).isEqualTo(new Counts(100, 1)));
    }

    private Health read(Instant from, Instant until) {
        var metrics = new CloudWatchHealthMetrics(cloudWatch.client("judge"));
        return stage.play(() -> metrics.read(request(), from, until));
    }

    private static CutoverRequest request() {
        var site = new Site("www.example.com", "Z1", "alb", "cloudfront", "E1");
        var plain = CutoverRequest.of(site);
        var limits = new Limits(.01, 1.25, .5, .8, OptionalDouble.of(500));
        return new CutoverRequest(
                site,
                plain.ramp(),
                new Guard(Guard.ErrorMetric.ALL_ERRORS, limits, List.of(), Optional.empty()),
                Optional.of(new StableMetrics(
                        "AWS/ApplicationELB",
                        "RequestCount",
                        "HTTPCode_Target_5XX_Count",
                        Map.of("LoadBalancer", LOAD_BALANCER))),
                plain.warmUp(),
                plain.approvals(),
                plain.holdLimitMinutes(),
                plain.stabiliseMinutes());
    }
}
