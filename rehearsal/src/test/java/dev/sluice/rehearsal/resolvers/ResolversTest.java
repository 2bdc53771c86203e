package dev.sluice.rehearsal.resolvers;

import static dev.sluice.rehearsal.route53.DnsStage.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.rehearsal.route53.DnsStage;
import dev.sluice.rehearsal.route53.Route53Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ResolversTest {

    private static final Population MANY_AND_EQUAL =
            new Population(20_000, 0, .087, Duration.ofMinutes(5), Duration.ofMinutes(30), .4);

    private final DnsStage dns = new DnsStage(1, Route53Settings.EXACT).withPair(100, 0, "A", "AAAA");

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void the_share_comes_to_the_weight_within_a_ttl_when_every_resolver_honours_it() {
        var resolvers = start(MANY_AND_EQUAL.withoutStretching());
        shift(90, 10);

        double atOnce = resolvers.canaryShare();
        dns.stage.world.runFor(Duration.ofSeconds(30));
        double halfway = resolvers.canaryShare();
        dns.stage.world.runFor(Duration.ofSeconds(31));
        double later = resolvers.canaryShare();

        assertThat(atOnce).isLessThan(.002);
        assertThat(halfway).isCloseTo(.05, within(.01));
        assertThat(later).isCloseTo(.1, within(.01));
    }

    @Test
    void some_stretch_ttls_and_hold_on_to_the_canary_after_it_has_lost_its_weight() {
        var resolvers = start(MANY_AND_EQUAL);
        shift(0, 100);
        dns.stage.world.runFor(Duration.ofMinutes(31));
        assertThat(resolvers.canaryShare()).isCloseTo(1, within(1e-9));
        shift(255, 0);

        dns.stage.world.runFor(Duration.ofSeconds(61));
        double afterTtl = resolvers.canaryShare();
        dns.stage.world.runFor(Duration.ofMinutes(30));
        double afterAll = resolvers.canaryShare();

        assertThat(afterTtl).isBetween(.06, .0875);
        assertThat(afterAll).isZero();
    }

    @Test
    void the_largest_resolvers_make_the_share_lumpy() {
        assertThat(strayOf(Population.TYPICAL)).isBetween(.005, .02);
        assertThat(strayOf(new Population(400, 0, .087, Duration.ofMinutes(5), Duration.ofMinutes(30), .4)))
                .isLessThan(.005);
    }

    @Test
    void shares_of_demand_add_up_to_the_whole_and_fall_from_the_largest() {
        var shares = Population.TYPICAL.shares();

        assertThat(shares).hasSize(400).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(shares[0]).isBetween(.05, .1);
    }

    @Test
    void a_type_that_only_the_canary_has_goes_there_whole() {
        try (var lopsided = new DnsStage(1, Route53Settings.EXACT).withPair(100, 0, "A")) {
            lopsided.zone.add(DnsStage.alias("AAAA", "canary", 1));

            var resolvers = Resolvers.start(
                    lopsided.stage.world, lopsided.zone, DOMAIN, "canary", MANY_AND_EQUAL.withoutStretching());

            assertThat(resolvers.canaryShare()).isCloseTo(.4, within(1e-9));
        }
    }

    @Test
    void the_share_of_a_minute_is_the_time_weighted_one() {
        var resolvers = start(MANY_AND_EQUAL.withoutStretching());
        shift(0, 100);
        double before = resolvers.canarySeconds();

        dns.stage.world.runFor(Duration.ofMinutes(1));
        double first = resolvers.canarySeconds();
        dns.stage.world.runFor(Duration.ofMinutes(1));
        double second = resolvers.canarySeconds();

        assertThat((first - before) / 60).isCloseTo(.5, within(.02));
        assertThat((second - first) / 60).isCloseTo(1, within(1e-6));
    }

    @Test
    void a_failed_health_check_takes_the_traffic_away_as_answers_expire() {
        try (var guarded = new DnsStage(2, Route53Settings.EXACT)) {
            var check = guarded.healthCheck("H1");
            guarded.zone.add(
                    DnsStage.alias("A", "canary", 50).toBuilder()
                            .healthCheckId("H1")
                            .build(),
                    DnsStage.plain("A", "stable", 50));
            var resolvers = Resolvers.start(
                    guarded.stage.world, guarded.zone, DOMAIN, "canary", MANY_AND_EQUAL.withoutStretching());
            guarded.stage.world.runFor(Duration.ofMinutes(2));
            assertThat(resolvers.canaryShare()).isCloseTo(.5, within(.02));

            check.fail();
            guarded.stage.world.runFor(Duration.ofSeconds(61));

            assertThat(resolvers.canaryShare()).isZero();
        }
    }

    @Test
    void the_same_seed_gives_the_same_shares_and_another_seed_others() {
        assertThat(ramp(7, 1)).isEqualTo(ramp(7, 1)).isNotEqualTo(ramp(8, 1));
    }

    @Test
    void looking_more_often_changes_nothing() {
        var seldom = ramp(7, 1);
        var often = ramp(7, 60);

        for (int i = 0; i < seldom.size(); i++) {
            assertThat(often.get(i)).isCloseTo(seldom.get(i), within(1e-9));
        }
    }

    @Test
    void a_domain_without_addresses_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Resolvers.start(dns.stage.world, dns.zone, "other.example.com", "canary", Population.TYPICAL))
                .withMessageContaining("neither A nor AAAA records of other.example.com");
    }

    /** Realised share at each of 30 minutes after a step to 10%, looked at {@code looks} times a minute. */
    private static List<Double> ramp(long seed, int looks) {
        try (var dns = new DnsStage(seed).withPair(100, 0, "A", "AAAA")) {
            var resolvers = Resolvers.start(dns.stage.world, dns.zone, DOMAIN, "canary", Population.TYPICAL);
            dns.stage.world.spawn("shift", () -> dns.shift(90, 10));
            var shares = new ArrayList<Double>();
            for (int minute = 0; minute < 30; minute++) {
                double share = 0;
                for (int look = 0; look < looks; look++) {
                    dns.stage.world.runFor(Duration.ofSeconds(60 / looks));
                    share = resolvers.canaryShare();
                }
                shares.add(share);
            }
            return shares;
        }
    }

    /** Standard deviation of the share at a weight of 1%, over 200 minutes. */
    private static double strayOf(Population population) {
        try (var dns = new DnsStage(5, Route53Settings.EXACT).withPair(99, 1, "A", "AAAA")) {
            var resolvers = Resolvers.start(dns.stage.world, dns.zone, DOMAIN, "canary", population);
            double sum = 0;
            for (int minute = 0; minute < 200; minute++) {
                dns.stage.world.runFor(Duration.ofMinutes(1));
                double off = resolvers.canaryShare() - .01;
                sum += off * off;
            }
            return Math.sqrt(sum / 200);
        }
    }

    private Resolvers start(Population population) {
        return Resolvers.start(dns.stage.world, dns.zone, DOMAIN, "canary", population);
    }

    private void shift(int stable, int canary) {
        dns.stage.play(() -> dns.shift(stable, canary));
    }
}
