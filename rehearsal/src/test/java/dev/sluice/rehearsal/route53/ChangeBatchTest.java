package dev.sluice.rehearsal.route53;

import static dev.sluice.rehearsal.route53.DnsStage.DOMAIN;
import static dev.sluice.rehearsal.route53.DnsStage.alias;
import static dev.sluice.rehearsal.route53.DnsStage.change;
import static dev.sluice.rehearsal.route53.DnsStage.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static software.amazon.awssdk.services.route53.model.ChangeAction.CREATE;
import static software.amazon.awssdk.services.route53.model.ChangeAction.DELETE;
import static software.amazon.awssdk.services.route53.model.ChangeAction.UPSERT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;

final class ChangeBatchTest {

    private final DnsStage dns = new DnsStage(
                    1, Route53Settings.EXACT.withProcessing(Route53Settings.TYPICAL.processing()))
            .withPair(100, 0, "A", "AAAA");

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void delete_with_the_exact_values_and_create_swap_a_record_set() {
        submit(change(DELETE, alias("A", "canary", 0)), change(CREATE, alias("A", "canary", 5)));

        assertThat(weight("A", "canary")).isEqualTo(5);
    }

    @Test
    void delete_with_another_weight_is_refused_with_the_words_of_route_53() {
        var refusal = refused(change(DELETE, alias("A", "canary", 1)), change(CREATE, alias("A", "canary", 5)));

        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidChangeBatch");
        assertThat(refusal.messages())
                .first()
                .asString()
                .isEqualTo("Tried to delete resource record set [name='www.example.com.', type='A', "
                        + "set identifier='canary'] but the values provided do not match the current values");
        assertThat(weight("A", "canary")).isZero();
    }

    @Test
    void every_value_counts_for_a_delete() {
        var stable = plain("A", "stable", 100);
        var others = List.of(
                stable.toBuilder().ttl(61L).build(),
                stable.toBuilder().healthCheckId("H1").build(),
                stable.toBuilder().resourceRecords(value("192.0.2.2")).build(),
                stable.toBuilder()
                        .resourceRecords(value("192.0.2.1"), value("192.0.2.2"))
                        .build());
        dns.healthCheck("H1");

        var refusals =
                others.stream().map(other -> refused(change(DELETE, other))).toList();

        assertThat(refusals)
                .hasSize(4)
                .allSatisfy(refusal -> assertThat(refusal).hasMessageContaining("do not match the current values"));
        assertThat(dns.zone.records()).hasSize(4);
    }

    @Test
    void how_a_name_is_written_and_the_order_of_values_do_not_count() {
        var many = plain("TXT", "stable", 1).toBuilder()
                .resourceRecords(value("\"b\""), value("\"a\""))
                .build();
        submit(change(CREATE, many));

        submit(change(
                DELETE,
                many.toBuilder()
                        .name("WWW.Example.com.")
                        .resourceRecords(value("\"a\""), value("\"b\""))
                        .build()));

        assertThat(dns.zone.has(DOMAIN, "TXT")).isFalse();
    }

    @Test
    void a_batch_with_one_bad_change_changes_nothing() {
        refused(
                change(DELETE, alias("A", "canary", 0)),
                change(CREATE, alias("A", "canary", 5)),
                change(DELETE, alias("AAAA", "canary", 9)),
                change(CREATE, alias("AAAA", "canary", 5)));

        assertThat(weight("A", "canary")).isZero();
        assertThat(weight("AAAA", "canary")).isZero();
        assertThat(dns.zone.changes()).isEmpty();
    }

    @Test
    void create_finds_nothing_or_fails() {
        var refusal = refused(change(CREATE, alias("A", "canary", 0)));

        assertThat(refusal)
                .hasMessageContaining("Tried to create resource record set")
                .hasMessageContaining("exists");
    }

    @Test
    void delete_of_nothing_says_so() {
        var refusal = refused(change(DELETE, alias("A", "third", 0)));

        assertThat(refusal).hasMessageContaining("but it was not found");
    }

    @Test
    void upsert_creates_and_replaces() {
        submit(change(UPSERT, alias("A", "third", 3)), change(UPSERT, alias("A", "canary", 7)));

        assertThat(weight("A", "third")).isEqualTo(3);
        assertThat(weight("A", "canary")).isEqualTo(7);
    }

    @Test
    void of_two_swaps_from_the_same_state_exactly_one_succeeds_in_every_seed() {
        for (long seed = 1; seed <= 20; seed++) {
            try (var race = new DnsStage(seed).withPair(100, 0, "A")) {
                var losers = new ArrayList<InvalidChangeBatchException>();
                for (int target : new int[] {1, 2}) {
                    race.stage.world.spawn("swap", () -> {
                        try {
                            retried(
                                    race,
                                    change(DELETE, alias("A", "canary", 0)),
                                    change(CREATE, alias("A", "canary", target)));
                        } catch (InvalidChangeBatchException e) {
                            losers.add(e);
                        }
                    });
                }
                race.stage.world.run();

                assertThat(losers).hasSize(1);
                assertThat(race.zone.changes()).hasSize(1);
            }
        }
    }

    @Test
    void a_late_step_finds_the_weights_of_a_rollback_and_changes_nothing() {
        dns.stage.play(() -> dns.shift(255, 0));

        refused(
                change(DELETE, plain("A", "stable", 100)),
                change(CREATE, plain("A", "stable", 99)),
                change(DELETE, alias("A", "canary", 0)),
                change(CREATE, alias("A", "canary", 1)));

        assertThat(weight("A", "stable")).isEqualTo(255);
        assertThat(weight("A", "canary")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 256})
    void a_weight_outside_its_range_is_invalid_input(long weight) {
        var error = invalid(change(UPSERT, alias("A", "canary", weight)));

        assertThat(error)
                .hasMessageContaining("'%d' at 'changeBatch.changes.1.member.resourceRecordSet.weight'", weight);
    }

    @Test
    void a_weighted_record_set_needs_an_identifier_and_the_other_way_round() {
        var set = alias("A", "canary", 0);

        assertThat(invalid(change(UPSERT, set.toBuilder().weight(null).build())))
                .hasMessageContaining("'Weight'");
        assertThat(invalid(change(UPSERT, set.toBuilder().setIdentifier(null).build())))
                .hasMessageContaining("'SetIdentifier'");
    }

    @Test
    void a_record_set_is_an_alias_or_has_values_and_a_ttl() {
        var both = alias("A", "canary", 0).toBuilder().ttl(60L).build();
        var neither = plain("A", "stable", 0).toBuilder().ttl(null).build();

        assertThat(invalid(change(UPSERT, both))).hasMessageContaining("exactly one of");
        assertThat(invalid(change(UPSERT, neither))).hasMessageContaining("exactly one of");
    }

    @Test
    void an_alias_of_a_distribution_evaluates_no_target_health() {
        var set = alias("A", "canary", 0).toBuilder()
                .aliasTarget(a -> a.dnsName("d111.cloudfront.net")
                        .hostedZoneId("Z2FDTNDATAQYW2")
                        .evaluateTargetHealth(true))
                .build();

        assertThat(invalid(change(UPSERT, set))).hasMessageContaining("EvaluateTargetHealth");
    }

    @Test
    void a_weighted_record_set_does_not_live_beside_a_simple_one() {
        var simple = plain("A", "stable", 0).toBuilder()
                .setIdentifier(null)
                .weight(null)
                .build();

        assertThat(refused(change(CREATE, simple))).hasMessageContaining("other RRSets exist");
    }

    @Test
    void a_name_of_another_zone_is_not_permitted() {
        var foreign =
                alias("A", "canary", 0).toBuilder().name("www.example.org").build();

        assertThat(refused(change(CREATE, foreign)))
                .hasMessageContaining("www.example.org. is not permitted in zone example.com.");
    }

    @Test
    void what_is_not_there_has_an_error_of_its_own() {
        var checked = alias("A", "canary", 0).toBuilder().healthCheckId("H404").build();

        var noCheck = dns.stage.play(() ->
                catchThrowableOfType(NoSuchHealthCheckException.class, () -> dns.submit(change(UPSERT, checked))));
        var noZone = dns.stage.play(() -> catchThrowableOfType(
                NoSuchHostedZoneException.class, () -> dns.client.listResourceRecordSets(r -> r.hostedZoneId("Z404"))));

        assertThat(noCheck).hasMessageContaining("H404");
        assertThat(noZone).hasMessageContaining("Z404");
    }

    @Test
    void of_two_requests_at_once_the_second_is_told_that_the_first_is_not_complete() {
        var errors = new ArrayList<PriorRequestNotCompleteException>();
        try (var busy =
                new DnsStage(1, Route53Settings.EXACT.withProcessing(Duration.ofSeconds(2))).withPair(100, 0, "A")) {
            for (int i = 1; i <= 2; i++) {
                int weight = i;
                busy.stage.world.spawn("shift", () -> {
                    errors.add(catchThrowableOfType(
                            PriorRequestNotCompleteException.class, () -> busy.shift(100 - weight, weight)));
                });
            }
            busy.stage.world.runFor(Duration.ofSeconds(1));

            assertThat(errors).hasSize(2).containsOnlyOnce((PriorRequestNotCompleteException) null);
            assertThat(busy.zone.changes()).hasSize(1);
        }
    }

    @Test
    void calls_above_the_rate_look_throttled_to_the_sdk() {
        var errors = new ArrayList<Route53Exception>();
        try (var busy = new DnsStage(1)) {
            for (int i = 0; i < 100; i++) {
                busy.stage.world.spawn(
                        "reader",
                        () -> errors.add(catchThrowableOfType(
                                Route53Exception.class,
                                () -> busy.client.listResourceRecordSets(r -> r.hostedZoneId("Z1")))));
            }
            busy.stage.world.run();

            assertThat(errors).filteredOn(Objects::isNull).hasSizeBetween(50, 60);
            assertThat(errors)
                    .filteredOn(Objects::nonNull)
                    .allSatisfy(
                            error -> assertThat(error.isThrottlingException()).isTrue());
        }
    }

    private static void retried(DnsStage dns, Change... changes) {
        try {
            dns.submit(changes);
        } catch (PriorRequestNotCompleteException e) {
            dns.stage.world.pause(Duration.ofSeconds(1));
            retried(dns, changes);
        }
    }

    private void submit(Change... changes) {
        dns.stage.play(() -> dns.submit(changes));
        dns.stage.world.runFor(Duration.ofSeconds(1));
    }

    private InvalidChangeBatchException refused(Change... changes) {
        dns.stage.world.runFor(Duration.ofSeconds(1));
        var refusal = dns.stage.play(
                () -> catchThrowableOfType(InvalidChangeBatchException.class, () -> dns.submit(changes)));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private InvalidInputException invalid(Change change) {
        var error = dns.stage.play(() -> catchThrowableOfType(InvalidInputException.class, () -> dns.submit(change)));
        assertThat(error).isNotNull();
        return error;
    }

    private long weight(String type, String setIdentifier) {
        return dns.zone
                .record(DOMAIN, type, setIdentifier)
                .map(ResourceRecordSet::weight)
                .orElseThrow();
    }

    private static ResourceRecord value(String text) {
        return ResourceRecord.builder().value(text).build();
    }
}
