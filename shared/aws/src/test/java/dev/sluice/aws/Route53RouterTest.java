package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.aws.LoopbackAws.Answer;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.RoutingConflict;
import dev.sluice.domain.routing.Split;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.ResourceRecordSetFailover;

class Route53RouterTest {

    private static final String NAME = "www.example.com.";

    private static final ResourceRecordSet STABLE_A =
            record(RRType.A, "stable", 95, plain("203.0.113.7", "203.0.113.8"));
    private static final ResourceRecordSet CANARY_A = record(RRType.A, "canary", 5, Route53RouterTest::alias);
    private static final ResourceRecordSet STABLE_AAAA = record(RRType.AAAA, "stable", 95, plain("2001:db8::7"));
    private static final ResourceRecordSet CANARY_AAAA = record(RRType.AAAA, "canary", 5, Route53RouterTest::alias);
    private static final ResourceRecordSet FOREIGN_A = record(RRType.A, "somebody", 3, plain("198.51.100.1"));
    private static final ResourceRecordSet TEXT =
            ResourceRecordSet.builder().name(NAME).type(RRType.TXT).build();
    private static final ResourceRecordSet LATER =
            ResourceRecordSet.builder().name("x.example.com.").type(RRType.A).build();

    @Test
    void the_group_is_read_whole_over_several_pages_and_no_further_than_its_name() {
        var zone = new PagedRoute53(2, CANARY_A, FOREIGN_A, STABLE_A, CANARY_AAAA, STABLE_AAAA, TEXT, LATER, LATER);

        var group = router(zone).read();

        assertThat(group.of(Arm.STABLE)).extracting(WeightedRecord::type).containsExactly("A", "AAAA");
        assertThat(group.of(Arm.CANARY)).extracting(WeightedRecord::weight).containsExactly(5, 5);
        assertThat(group.foreign()).extracting(WeightedRecord::setIdentifier).containsExactly("somebody");
        assertThat(zone.reads()).hasSize(3);
        assertThat(zone.reads().getFirst().startRecordName()).isEqualTo("www.example.com");
        assertThat(zone.reads().getLast().startRecordIdentifier()).isEqualTo("stable");
    }

    @Test
    void a_name_whose_records_fit_on_a_page_is_read_at_once() {
        var zone = new PagedRoute53(4, CANARY_A, STABLE_A, CANARY_AAAA, STABLE_AAAA, LATER, LATER);

        router(zone).read();

        assertThat(zone.reads()).hasSize(1);
    }

    @Test
    void records_of_another_routing_policy_are_not_ours() {
        var failover = record(RRType.A, "canary", 5, r -> r.failover(ResourceRecordSetFailover.PRIMARY));
        var policy = record(RRType.A, "stable", 5, r -> r.trafficPolicyInstanceId("tp"));
        var simple = record(RRType.AAAA, "stable", 5, r -> r.weight(null));

        assertThat(router(new PagedRoute53(9, failover, policy, simple)).read().records())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\052.example.com.", "*.example.com.", "\\052.EXAMPLE.com"})
    void a_name_is_known_however_it_is_written(String written) {
        var zone = new PagedRoute53(9, CANARY_A.toBuilder().name(written).build());

        var group = new Route53Router(zone, "Z1", "*.example.com", "stable", "canary").read();

        assertThat(group.records()).hasSize(1);
    }

    @Test
    void a_step_deletes_what_was_read_to_the_letter_and_creates_what_is_wanted_in_one_batch() {
        var guarded = CANARY_A.toBuilder().healthCheckId("hc-1").build();
        var zone = new PagedRoute53(9, guarded, FOREIGN_A, STABLE_A, CANARY_AAAA, STABLE_AAAA);
        var router = router(zone);
        var group = router.read();

        var change = router.swap(group, group.at(new Split(90, 10)));

        assertThat(change).isEqualTo(new Change("C1"));
        assertThat(sent(zone, ChangeAction.DELETE))
                .containsExactlyInAnyOrder(STABLE_A, guarded, STABLE_AAAA, CANARY_AAAA);
        assertThat(sent(zone, ChangeAction.CREATE))
                .containsExactlyInAnyOrder(
                        weight(STABLE_A, 90), weight(guarded, 10), weight(STABLE_AAAA, 90), weight(CANARY_AAAA, 10));
        assertThat(zone.batch().changes()).hasSize(8);
        assertThat(zone.batch().comment()).isEqualTo("Sluice, a step of the ramp: stable 95 to 90, canary 5 to 10");
    }

    @Test
    void a_step_to_where_it_is_already_gives_a_change_to_wait_for() {
        var zone = new PagedRoute53(9, CANARY_A, STABLE_A);
        var router = router(zone);
        var group = router.read();

        router.swap(group, group);

        assertThat(sent(zone, ChangeAction.DELETE))
                .isEqualTo(sent(zone, ChangeAction.CREATE))
                .hasSize(2);
    }

    @Test
    void a_rollback_upserts_the_records_of_both_arms_and_leaves_the_others_alone() {
        var zone = new PagedRoute53(9, CANARY_A, FOREIGN_A, STABLE_A, CANARY_AAAA, STABLE_AAAA);
        var router = router(zone);

        router.put(router.read().at(Split.ROLLED_BACK));

        assertThat(sent(zone, ChangeAction.UPSERT))
                .containsExactlyInAnyOrder(
                        weight(STABLE_A, 255), weight(CANARY_A, 0), weight(STABLE_AAAA, 255), weight(CANARY_AAAA, 0));
        assertThat(zone.batch().changes()).hasSize(4);
        assertThat(zone.batch().comment()).isEqualTo("Sluice, whatever it was before: stable 255, canary 0");
    }

    @Test
    void a_guard_is_attached_to_the_canary_and_detached_again() {
        var zone = new PagedRoute53(9, CANARY_A, STABLE_A);
        var router = router(zone);
        var group = router.read();

        router.swap(group, group.guardedBy(Optional.of("hc-1")));
        var attached = sent(zone, ChangeAction.CREATE);
        router.swap(group.guardedBy(Optional.of("hc-1")), group);

        assertThat(attached)
                .contains(STABLE_A, CANARY_A.toBuilder().healthCheckId("hc-1").build());
        assertThat(sent(zone, ChangeAction.CREATE)).contains(STABLE_A, CANARY_A);
    }

    @Test
    void a_name_without_records_of_ours_cannot_be_changed_and_the_setting_to_correct_is_named() {
        var zone = new PagedRoute53(9, FOREIGN_A);
        var router = router(zone);
        var group = router.read();

        var failure = catchThrowableOfType(PortFailure.class, () -> router.put(group.at(Split.ROLLED_BACK)));

        assertThat(failure.passes()).isFalse();
        assertThat(failure.explanation())
                .isEqualTo("www.example.com has no weighted record called stable or canary in zone Z1. Correct the"
                        + " domain, the zone or the set identifiers in the stack's parameters");
    }

    @Test
    void a_change_is_live_when_route_53_says_so() {
        var zone = new PagedRoute53(9);
        var router = router(zone);

        assertThat(router.isLive(new Change("C1"))).isFalse();

        zone.settle();

        assertThat(router.isLive(new Change("C1"))).isTrue();
    }

    @Test
    void a_step_that_finds_other_records_is_a_conflict_in_the_words_of_route_53() {
        var refused = error("InvalidChangeBatch")
                .replace(
                        "as AWS puts it",
                        "[Tried to delete resource record set [name='www.example.com.', type='A', set"
                                + " identifier='canary'] but the values provided do not match the current values]");
        try (var aws = new LoopbackAws(Answer.of(400, refused))) {
            var router = router(aws.route53());

            assertThatThrownBy(() -> router.swap(group(), group()))
                    .isInstanceOf(RoutingConflict.class)
                    .hasMessageStartingWith("route53:ChangeResourceRecordSets failed for www.example.com in zone Z1:"
                            + " InvalidChangeBatch, [Tried to delete resource record set")
                    .hasMessageContaining("do not match the current values");
            assertThatThrownBy(() -> router.put(group())).isInstanceOf(PortFailure.class);
        }
    }

    @Test
    void an_earlier_change_still_at_work_passes() {
        var failure = put(Answer.of(400, error("PriorRequestNotComplete")));

        assertThat(failure.passes()).isTrue();
        assertThat(failure)
                .hasMessage("route53:ChangeResourceRecordSets failed for www.example.com in zone Z1:"
                        + " PriorRequestNotComplete, as AWS puts it");
    }

    @Test
    void a_zone_that_is_gone_stays_so() {
        var failure = put(Answer.of(404, error("NoSuchHostedZone")));

        assertThat(failure.passes()).isFalse();
        assertThat(failure).hasMessage("www.example.com in zone Z1 does not exist (NoSuchHostedZone)");
    }

    private static PortFailure put(Answer answer) {
        try (var aws = new LoopbackAws(answer)) {
            return catchThrowableOfType(
                    PortFailure.class, () -> router(aws.route53()).put(group()));
        }
    }

    private static String error(String code) {
        return "<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type>"
                + "<Code>%s</Code><Message>as AWS puts it</Message></Error></ErrorResponse>".formatted(code);
    }

    private static RecordGroup group() {
        return router(new PagedRoute53(9, CANARY_A, STABLE_A)).read();
    }

    private static Route53Router router(Route53Client client) {
        return new Route53Router(client, "Z1", "www.example.com", "stable", "canary");
    }

    private static List<ResourceRecordSet> sent(PagedRoute53 zone, ChangeAction action) {
        return zone.batch().changes().stream()
                .filter(change -> change.action() == action)
                .map(change -> change.resourceRecordSet())
                .toList();
    }

    private static ResourceRecordSet weight(ResourceRecordSet record, long weight) {
        return record.toBuilder().weight(weight).build();
    }

    private static ResourceRecordSet record(
            RRType type, String identifier, long weight, Consumer<ResourceRecordSet.Builder> more) {
        return ResourceRecordSet.builder()
                .name(NAME)
                .type(type)
                .setIdentifier(identifier)
                .weight(weight)
                .applyMutation(more)
                .build();
    }

    private static Consumer<ResourceRecordSet.Builder> plain(String... values) {
        return record -> record.ttl(60L)
                .resourceRecords(List.of(values).stream()
                        .map(value -> software.amazon.awssdk.services.route53.model.ResourceRecord.builder()
                                .value(value)
                                .build())
                        .toList());
    }

    private static void alias(ResourceRecordSet.Builder record) {
        record.aliasTarget(a -> a.dnsName("d111111abcdef8.cloudfront.net.")
                .hostedZoneId("Z2FDTNDATAQYW2")
                .evaluateTargetHealth(false));
    }
}
