package dev.sluice.rehearsal.route53;

import static dev.sluice.rehearsal.route53.DnsStage.alias;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

final class ListRecordSetsTest {

    private final DnsStage dns = new DnsStage(1);

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void sets_are_sorted_by_reversed_labels_then_type_then_identifier() {
        add("zzz.a.example.com", "A", "one");
        add("example.com", "A", "one");
        add("a.example.com", "AAAA", "one");
        add("a.example.com", "A", "two");
        add("a.example.com", "A", "one");
        add("*.b.example.com", "A", "one");

        var all = dns.stage.play(() -> dns.client.listResourceRecordSets(r -> r.hostedZoneId("/hostedzone/Z1")));

        assertThat(all.isTruncated()).isFalse();
        assertThat(named(all.resourceRecordSets()))
                .containsExactly(
                        "example.com. A one",
                        "a.example.com. A one",
                        "a.example.com. A two",
                        "a.example.com. AAAA one",
                        "zzz.a.example.com. A one",
                        "\\052.b.example.com. A one");
    }

    @Test
    void small_pages_add_up_to_the_whole() {
        for (var type : List.of("A", "AAAA", "HTTPS")) {
            for (var id : List.of("canary", "stable")) {
                add("www.example.com", type, id);
            }
        }

        var pages = dns.stage.play(
                () -> dns
                        .client
                        .listResourceRecordSetsPaginator(
                                r -> r.hostedZoneId("Z1").maxItems("1"))
                        .stream()
                        .map(ListResourceRecordSetsResponse::resourceRecordSets)
                        .toList());

        assertThat(pages).hasSize(6).allSatisfy(page -> assertThat(page).hasSize(1));
        assertThat(named(pages.stream().flatMap(List::stream).toList()))
                .containsExactly(
                        "www.example.com. A canary",
                        "www.example.com. A stable",
                        "www.example.com. AAAA canary",
                        "www.example.com. AAAA stable",
                        "www.example.com. HTTPS canary",
                        "www.example.com. HTTPS stable");
    }

    @Test
    void a_listing_begins_at_a_name_a_type_and_an_identifier() {
        add("a.example.com", "A", "one");
        add("www.example.com", "A", "canary");
        add("www.example.com", "A", "stable");
        add("www.example.com", "AAAA", "canary");

        var page = dns.stage.play(() -> dns.client.listResourceRecordSets(r -> r.hostedZoneId("Z1")
                .startRecordName("WWW.example.com")
                .startRecordType("A")
                .startRecordIdentifier("d")
                .maxItems("1")));

        assertThat(named(page.resourceRecordSets())).containsExactly("www.example.com. A stable");
        assertThat(page.isTruncated()).isTrue();
        assertThat(page.nextRecordName()).isEqualTo("www.example.com.");
        assertThat(page.nextRecordTypeAsString()).isEqualTo("AAAA");
        assertThat(page.nextRecordIdentifier()).isEqualTo("canary");
    }

    @Test
    void a_type_without_a_name_is_invalid_input() {
        var error = dns.stage.play(() -> catchThrowableOfType(
                InvalidInputException.class,
                () -> dns.client.listResourceRecordSets(
                        r -> r.hostedZoneId("Z1").startRecordType("A"))));

        assertThat(error).hasMessageContaining("start name");
    }

    @Test
    void a_change_shows_at_once_though_it_is_pending() {
        dns.withPair(100, 0, "A");

        var sets = dns.stage.play(() -> {
            dns.shift(99, 1);
            return dns.client.listResourceRecordSets(r -> r.hostedZoneId("Z1")).resourceRecordSets();
        });

        assertThat(sets).extracting(ResourceRecordSet::weight).containsExactly(1L, 99L);
        assertThat(dns.zone.changes().getFirst().inSyncAt()).isEmpty();
    }

    private void add(String name, String type, String setIdentifier) {
        dns.zone.add(alias(type, setIdentifier, 1).toBuilder().name(name).build());
    }

    private static List<String> named(List<ResourceRecordSet> sets) {
        return sets.stream()
                .map(set -> "%s %s %s".formatted(set.name(), set.typeAsString(), set.setIdentifier()))
                .toList();
    }
}
