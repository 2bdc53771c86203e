package dev.sluice.rehearsal.route53;

import static dev.sluice.rehearsal.route53.DnsStage.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.aws.Faults;
import dev.sluice.rehearsal.world.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

final class PropagationTest {

    @Test
    void a_change_is_pending_until_every_name_server_has_it() {
        try (var dns = new DnsStage(1).withPair(100, 0, "A")) {
            var change = dns.stage.play(() -> dns.shift(0, 100));
            assertThat(status(dns, change.id())).isEqualTo(ChangeStatus.PENDING);
            assertThat(shares(dns)).contains(0.0);

            var inSync = dns.stage.world.runUntil(
                    () -> dns.zone.changes().getFirst().inSyncAt().isPresent(), Duration.ofSeconds(75));

            assertThat(inSync).isTrue();
            assertThat(status(dns, change.id())).isEqualTo(ChangeStatus.INSYNC);
            assertThat(shares(dns)).containsOnly(1.0);
        }
    }

    @Test
    void most_changes_are_in_sync_within_a_minute() {
        var seconds = new ArrayList<Long>();
        for (long seed = 1; seed <= 200; seed++) {
            try (var dns = new DnsStage(seed).withPair(100, 0, "A")) {
                dns.stage.play(() -> dns.shift(99, 1));
                dns.stage.world.run();
                var change = dns.zone.changes().getFirst();
                seconds.add(
                        Duration.between(change.submittedAt(), change.inSyncAt().orElseThrow())
                                .toSeconds());
            }
        }

        seconds.sort(null);
        assertThat(seconds.get(100)).isBetween(20L, 30L);
        assertThat(seconds.get(190)).isBetween(40L, 60L);
        assertThat(seconds.getLast()).isLessThanOrEqualTo(75);
    }

    @Test
    void name_servers_follow_one_after_the_other() {
        try (var dns = new DnsStage(3).withPair(100, 0, "A")) {
            dns.stage.play(() -> dns.shift(0, 100));

            var mixed = dns.stage.world.runUntil(
                    () -> shares(dns).contains(0.0) && shares(dns).contains(1.0), Duration.ofSeconds(75));

            assertThat(mixed).isTrue();
        }
    }

    @Test
    void a_newer_change_is_never_undone_by_an_older_one_that_arrives_later() {
        for (long seed = 1; seed <= 50; seed++) {
            try (var dns = new DnsStage(seed).withPair(100, 0, "A")) {
                dns.stage.play(() -> {
                    dns.shift(0, 100);
                    dns.stage.world.pause(Duration.ofSeconds(2));
                    dns.shift(255, 0);
                });

                dns.stage.world.run();

                assertThat(shares(dns)).containsOnly(0.0);
                assertThat(dns.zone.changes())
                        .hasSize(2)
                        .allSatisfy(change -> assertThat(change.inSyncAt()).isPresent());
            }
        }
    }

    @Test
    void a_change_nobody_made_is_not_found() {
        try (var dns = new DnsStage(1)) {
            var error = dns.stage.play(() ->
                    catchThrowableOfType(NoSuchChangeException.class, () -> dns.client.getChange(r -> r.id("C404"))));

            assertThat(error).hasMessageContaining("C404");
        }
    }

    @Test
    void calls_speak_iam() {
        try (var dns = new DnsStage(1).withPair(100, 0, "A")) {
            dns.healthCheck("H1");

            dns.stage.play(() -> {
                dns.client.listResourceRecordSets(r -> r.hostedZoneId("Z1"));
                dns.client.getChange(r -> r.id(dns.shift(99, 1).id()));
                dns.client.getHealthCheck(r -> r.healthCheckId("H1"));
            });

            assertThat(dns.stage.aws.log().calls())
                    .extracting(call -> call.action().toString())
                    .containsExactly(
                            "route53:ListResourceRecordSets on arn:aws:route53:::hostedzone/Z1",
                            "route53:ChangeResourceRecordSets on arn:aws:route53:::hostedzone/Z1",
                            "route53:GetChange on arn:aws:route53:::change/"
                                    + dns.zone.changes().getFirst().id(),
                            "route53:GetHealthCheck on arn:aws:route53:::healthcheck/H1");
        }
    }

    @Test
    void a_late_swap_that_meets_a_rollback_tells_its_caller_of_the_conflict() {
        try (var dns = new DnsStage(1, Route53Settings.EXACT).withPair(100, 0, "A")) {
            var step = dns.route53.client("late step");
            dns.stage.aws.suffer(delayingTheStep());
            var conflict = new ArrayList<InvalidChangeBatchException>();
            dns.stage.world.spawn(
                    "step",
                    () -> conflict.add(catchThrowableOfType(
                            InvalidChangeBatchException.class,
                            () -> step.changeResourceRecordSets(r -> r.hostedZoneId("Z1")
                                    .changeBatch(b -> b.changes(
                                            DnsStage.change(ChangeAction.DELETE, DnsStage.plain("A", "stable", 100)),
                                            DnsStage.change(
                                                    ChangeAction.CREATE, DnsStage.plain("A", "stable", 0))))))));

            dns.stage.play(() -> dns.shift(255, 0));
            dns.stage.world.run();

            assertThat(conflict).singleElement().isNotNull();
            assertThat(dns.zone.record(DOMAIN, "A", "stable").map(ResourceRecordSet::weight))
                    .contains(255L);
        }
    }

    @Test
    void a_settings_change_makes_every_change_take_as_long_as_it_says() {
        var slow = Route53Settings.TYPICAL.withPropagation(Delay.exactly(Duration.ofMinutes(3)));
        try (var dns = new DnsStage(1, slow).withPair(100, 0, "A")) {
            dns.stage.play(() -> dns.shift(99, 1));

            dns.stage.world.run();

            assertThat(dns.stage.timeline.lines()).contains("INSYNC after 180.0 s");
        }
    }

    private static Faults delayingTheStep() {
        return new Faults() {
            @Override
            public Fault next(String caller, Action action) {
                return Fault.NONE;
            }

            @Override
            public Duration delay(String caller, Action action) {
                return caller.equals("late step") ? Duration.ofSeconds(20) : Duration.ZERO;
            }
        };
    }

    private static List<Double> shares(DnsStage dns) {
        return dns.zone.nameServers().stream()
                .map(server -> server.answers(DOMAIN, "A").share("canary"))
                .toList();
    }

    private static ChangeStatus status(DnsStage dns, String id) {
        return dns.stage.play(
                () -> dns.client.getChange(r -> r.id(id)).changeInfo().status());
    }
}
