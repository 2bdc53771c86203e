package dev.sluice.rehearsal.traffic;

import static dev.sluice.rehearsal.route53.DnsStage.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.domain.routing.Arm;
import dev.sluice.rehearsal.resolvers.Population;
import dev.sluice.rehearsal.resolvers.Resolvers;
import dev.sluice.rehearsal.route53.DnsStage;
import dev.sluice.rehearsal.route53.Route53Settings;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class TrafficTest {

    private static final ArmProfile HEALTHY = ArmProfile.of(Course.steady(.003), 0);

    @Test
    void requests_follow_the_demand_and_the_share_of_the_canary() {
        var log = play(1, 90, 10, Demand.steady(100), HEALTHY, HEALTHY, Duration.ofHours(10));

        assertThat(log.minutes()).hasSize(2 * 600);
        assertThat(log.requests()).isCloseTo(3_600_000L, within(8_000L));
        assertThat(log.requests(Arm.CANARY) / (double) log.requests()).isCloseTo(.1, within(.01));
        assertThat(log.requests()).isEqualTo(log.requests(Arm.STABLE) + log.requests(Arm.CANARY));
        assertThat(log.errors()).isEqualTo(log.errors(Arm.STABLE) + log.errors(Arm.CANARY));
    }

    @Test
    void counts_of_a_minute_are_poisson_when_demand_is_even() {
        var requests =
                stable(play(2, 1, 0, Demand.steady(20), HEALTHY, HEALTHY, Duration.ofHours(20)), ArmMinute::requests);

        assertThat(mean(requests)).isCloseTo(1_200, within(5.0));
        assertThat(variance(requests) / mean(requests)).isBetween(.9, 1.1);
    }

    @Test
    void uneven_demand_strays_as_far_as_it_says() {
        var demand = new Demand(Course.steady(20), .2);

        var requests = stable(play(3, 1, 0, demand, HEALTHY, HEALTHY, Duration.ofHours(20)), ArmMinute::requests);

        assertThat(mean(requests)).isCloseTo(1_200, within(30.0));
        assertThat(Math.sqrt(variance(requests)) / mean(requests)).isCloseTo(.2, within(.03));
    }

    @Test
    void errors_come_at_their_rate_and_change_when_a_release_goes_bad() {
        var bad = World.START.plus(Duration.ofHours(5));
        var canary = ArmProfile.of(Course.steady(.003).then(bad, .02), 0);

        var log = play(4, 50, 50, Demand.steady(100), HEALTHY, canary, Duration.ofHours(10));

        assertThat(rateOf(log, Arm.CANARY, World.START, bad)).isCloseTo(.003, within(.0004));
        assertThat(rateOf(log, Arm.CANARY, bad, World.START.plus(Duration.ofHours(10))))
                .isCloseTo(.02, within(.001));
        assertThat(rateOf(log, Arm.STABLE, World.START, World.START.plus(Duration.ofHours(10))))
                .isCloseTo(.003, within(.0004));
    }

    @Test
    void correlated_errors_vary_more_than_independent_ones_by_what_the_correlation_says() {
        double correlation = .002;
        var profile = ArmProfile.of(Course.steady(.01), correlation);

        var log = play(5, 1, 0, Demand.steady(50), profile, HEALTHY, Duration.ofHours(40));

        var errors = stable(log, ArmMinute::errors);
        double inflation = 1 + (3_000 - 1) * correlation;
        assertThat(mean(errors)).isCloseTo(30, within(1.0));
        assertThat(variance(errors) / (3_000 * .01 * .99)).isCloseTo(inflation, within(.8));
    }

    @Test
    void a_cold_cache_warms_as_it_serves_and_a_purge_makes_it_cold_again() {
        var cache = new WarmingCache(.9, 10_000);
        var canary = HEALTHY.withCache(cache);
        try (var dns = new DnsStage(6, Route53Settings.EXACT).withPair(0, 1, "A")) {
            var traffic = start(dns, Demand.steady(100), HEALTHY, canary);
            dns.stage.world.runFor(Duration.ofMinutes(60));
            cache.purge();
            dns.stage.world.runFor(Duration.ofMinutes(1));

            var ratios = traffic.log().minutes().stream()
                    .filter(minute -> minute.arm() == Arm.CANARY)
                    .map(minute -> minute.hitRatio().orElseThrow())
                    .toList();

            assertThat(ratios.getFirst()).isBetween(.15, .25);
            assertThat(ratios.get(59)).isBetween(.84, .9);
            assertThat(ratios.getLast()).isBetween(.15, .25);
        }
    }

    @Test
    void warming_up_spares_users_the_cold_cache_and_a_spoilt_key_shows() {
        var cache = new WarmingCache(.9, 10_000);
        cache.warmUp(90_000);

        assertThat(cache.serve(1)).isCloseTo(.81, within(.001));

        cache.limitTo(.5);
        assertThat(cache.serve(1)).isCloseTo(.45, within(.001));
    }

    @Test
    void serving_in_two_parts_is_serving_at_once() {
        var whole = new WarmingCache(.9, 1_000);
        var parts = new WarmingCache(.9, 1_000);

        double hits = 300 * parts.serve(300) + 700 * parts.serve(700);

        assertThat(hits).isCloseTo(1_000 * whole.serve(1_000), within(1e-6));
    }

    @Test
    void latency_is_that_of_the_origin_and_strays_less_the_more_it_is_asked() {
        var canary = HEALTHY.withLatency(Course.steady(400));

        var log = play(7, 0, 1, Demand.steady(50), HEALTHY, canary, Duration.ofHours(5));

        var latencies = log.minutes().stream()
                .filter(minute -> minute.arm() == Arm.CANARY)
                .map(minute -> minute.latencyP95Millis().orElseThrow())
                .toList();
        assertThat(mean(latencies)).isCloseTo(400, within(5.0));
        assertThat(Math.sqrt(variance(latencies)) / 400).isCloseTo(.8 * 2.11 / Math.sqrt(3_000), within(.006));
    }

    @Test
    void what_nobody_measures_is_empty() {
        var log = play(8, 1, 0, Demand.steady(10), HEALTHY, HEALTHY, Duration.ofMinutes(1));

        assertThat(log.minutes()).hasSize(2).allSatisfy(minute -> {
            assertThat(minute.hitRatio()).isEmpty();
            assertThat(minute.latencyP95Millis()).isEmpty();
        });
        assertThat(log.minutes().getLast())
                .isEqualTo(new ArmMinute(0, Arm.CANARY, 0, 0, OptionalDouble.empty(), OptionalDouble.empty()));
        assertThat(log.canaryShare(0)).isZero();
        assertThat(log.canaryShare(99)).isZero();
    }

    @Test
    void each_minute_is_told_as_it_ends_and_none_after_the_stop() {
        try (var dns = new DnsStage(9, Route53Settings.EXACT).withPair(1, 1, "A")) {
            dns.stage.world.runFor(Duration.ofSeconds(90));
            var traffic = start(dns, Demand.steady(100), HEALTHY, HEALTHY);
            var heard = new ArrayList<String>();
            traffic.onMinute(
                    minute -> heard.add("%s %s %s".formatted(dns.stage.world.elapsed(), minute.index(), minute.arm())));

            dns.stage.world.runFor(Duration.ofSeconds(90));
            traffic.stop();
            dns.stage.world.run();

            assertThat(heard).containsExactly("PT2M 1 STABLE", "PT2M 1 CANARY", "PT3M 2 STABLE", "PT3M 2 CANARY");
            assertThat(traffic.log().minutes().getFirst().begin()).isEqualTo(World.START.plus(Duration.ofMinutes(1)));
            assertThat(requestsIn(traffic.log(), 1)).isCloseTo(3_000L, within(250L));
            assertThat(requestsIn(traffic.log(), 2)).isCloseTo(6_000L, within(350L));
        }
    }

    @Test
    void the_same_seed_gives_the_same_minutes_and_another_seed_others() {
        var profile = ArmProfile.of(Course.steady(.01), .001).withCache(new WarmingCache(.9, 1e4));
        var first = play(10, 90, 10, Demand.steady(50), HEALTHY, profile, Duration.ofHours(1));

        var again = play(
                10,
                90,
                10,
                Demand.steady(50),
                HEALTHY,
                profile.withCache(new WarmingCache(.9, 1e4)),
                Duration.ofHours(1));
        var other = play(
                11,
                90,
                10,
                Demand.steady(50),
                HEALTHY,
                profile.withCache(new WarmingCache(.9, 1e4)),
                Duration.ofHours(1));

        assertThat(again.minutes()).isEqualTo(first.minutes()).isNotEqualTo(other.minutes());
    }

    @Test
    void a_day_has_its_least_in_the_night_and_its_most_in_the_afternoon() {
        var course = Course.daily(100, .5);

        assertThat(course.at(Instant.parse("2026-03-02T04:00:00Z"))).isCloseTo(50, within(1e-9));
        assertThat(course.at(Instant.parse("2026-03-02T16:00:00Z"))).isCloseTo(150, within(1e-9));
        assertThat(course.at(Instant.parse("2026-03-02T10:00:00Z"))).isCloseTo(100, within(1e-9));
    }

    @Test
    void values_out_of_range_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArmProfile.of(Course.steady(0), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Demand(Course.steady(1), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WarmingCache(.9, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WarmingCache(1.1, 1));
    }

    private static TrafficLog play(
            long seed, int stable, int canary, Demand demand, ArmProfile ofStable, ArmProfile ofCanary, Duration time) {
        try (var dns = new DnsStage(seed, Route53Settings.EXACT).withPair(stable, canary, "A", "AAAA")) {
            var traffic = start(dns, demand, ofStable, ofCanary);
            dns.stage.world.runFor(time);
            return traffic.log();
        }
    }

    private static Traffic start(DnsStage dns, Demand demand, ArmProfile stable, ArmProfile canary) {
        var resolvers = Resolvers.start(dns.stage.world, dns.zone, DOMAIN, "canary", Population.TYPICAL);
        return Traffic.start(dns.stage.world, resolvers, demand, stable, canary);
    }

    private static double rateOf(TrafficLog log, Arm arm, Instant from, Instant to) {
        var minutes = log.minutes().stream()
                .filter(minute -> minute.arm() == arm)
                .filter(minute ->
                        !minute.begin().isBefore(from) && minute.begin().isBefore(to))
                .toList();
        return (double) minutes.stream().mapToLong(ArmMinute::errors).sum()
                / minutes.stream().mapToLong(ArmMinute::requests).sum();
    }

    private static long requestsIn(TrafficLog log, long index) {
        return log.minutes().stream()
                .filter(minute -> minute.index() == index)
                .mapToLong(ArmMinute::requests)
                .sum();
    }

    private static List<Double> stable(TrafficLog log, ToDoubleFunction<ArmMinute> what) {
        return log.minutes().stream()
                .filter(minute -> minute.arm() == Arm.STABLE)
                .map(what::applyAsDouble)
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElseThrow();
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }
}
