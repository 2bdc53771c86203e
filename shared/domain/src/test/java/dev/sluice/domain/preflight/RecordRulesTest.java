package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.SiteInOrder.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRulesTest {

    @Test
    void a_name_without_weighted_records_lacks_both_arms() {
        var findings = after(site -> site.records.clear());

        assertThat(findings).extracting(Finding::rule).containsOnly("records-exist");
        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly(
                        "www.example.com has no weighted record with the set identifier \"stable\"",
                        "www.example.com has no weighted record with the set identifier \"canary\"");
    }

    @Test
    void an_arm_that_is_missing_whole_is_said_once() {
        var findings = after(
                site -> site.records.removeIf(record -> record.setIdentifier().equals("canary")));

        assertThat(findings).extracting(Finding::rule).containsExactly("records-exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stable", "canary"})
    void a_type_that_one_arm_lacks_would_not_move(String lacking) {
        var findings = after(site -> site.records.removeIf(
                record -> record.type().equals("AAAA") && record.setIdentifier().equals(lacking)));

        assertThat(findings).extracting(Finding::rule).containsExactly("records-paired");
        assertThat(findings.getFirst().what()).isEqualTo("has no counterpart \"%s\"".formatted(lacking));
    }

    @Test
    void an_https_record_of_one_arm_needs_its_counterpart() {
        var findings = after(site -> site.records.add(SiteInOrder.plain("HTTPS", "stable", 100, "1 . alpn=\"h2\"")));

        assertThat(findings).extracting(Finding::rule).containsExactly("records-paired");
        assertThat(findings.getFirst().where()).isEqualTo("HTTPS stable");
    }

    @Test
    void other_types_than_those_of_browsers_cannot_move() {
        var findings = after(site -> {
            site.records.add(SiteInOrder.plain("TXT", "stable", 100, "\"hello\""));
            site.records.add(SiteInOrder.alias("TXT", "canary", 0, SiteInOrder.DISTRIBUTION));
        });

        assertThat(findings).extracting(Finding::rule).containsOnly("records-of-known-types");
        assertThat(findings).extracting(Finding::where).containsExactly("TXT stable", "TXT canary");
    }

    @Test
    void a_record_of_anybody_else_takes_a_share() {
        var findings = after(site -> site.records.add(SiteInOrder.plain("A", "experiment", 7, "192.0.2.8")));

        assertThat(findings).extracting(Finding::rule).containsExactly("records-of-both-arms-only");
        assertThat(findings.getFirst().sentence()).isEqualTo("A experiment belongs to neither arm and has weight 7");
    }

    @Property
    void a_canary_with_any_weight_is_not_at_the_start(@ForAll @IntRange(min = 1, max = 255) int weight) {
        assertThat(after(site -> site.change(Arm.CANARY, weighing(weight))))
                .extracting(Finding::rule)
                .containsExactly("canary-starts-at-zero", "canary-starts-at-zero");
    }

    @Test
    void all_zero_would_give_each_arm_half() {
        var findings = after(site -> site.change(Arm.STABLE, weighing(0)));

        assertThat(findings).extracting(Finding::rule).containsOnly("stable-carries-traffic");
        assertThat(findings).extracting(Finding::where).containsExactly("A stable", "AAAA stable");
    }

    @Test
    void types_of_unequal_weight_are_named_with_their_weights() {
        var findings = after(site -> site.change(record -> is(record, "AAAA", "stable"), weighing(90)));

        assertThat(findings).extracting(Finding::rule).containsExactly("weights-agree");
        assertThat(findings.getFirst().sentence()).isEqualTo("stable has A 100, AAAA 90");
    }

    @Property
    void a_ttl_over_a_minute_is_long_and_unequal_to_an_aliass(@ForAll @LongRange(min = 61, max = 604_800) long ttl) {
        assertThat(after(site -> site.change(record -> is(record, "A", "stable"), living(ttl))))
                .extracting(Finding::rule)
                .containsExactly("ttl-short", "ttl-equal");
    }

    @Property
    void a_shorter_ttl_is_unequal_only(@ForAll @LongRange(min = 0, max = 59) long ttl) {
        assertThat(after(site -> site.change(Arm.STABLE, living(ttl))))
                .extracting(Finding::rule)
                .containsExactly("ttl-equal");
    }

    @Test
    void an_alias_to_a_load_balancer_is_a_stable_arm_like_any_other() {
        var balancer = new Alias("dualstack.web-1.us-east-1.elb.amazonaws.com", "Z35SXDOTRQ7X7K", true);

        assertThat(after(stableAt(balancer))).isEmpty();
    }

    @Test
    void a_stable_alias_to_cloudfront_would_shift_nothing() {
        var findings = after(stableAt(new Alias("d000000abcdef8.cloudfront.net", CloudFrontNames.ZONE, false)));

        assertThat(findings).extracting(Finding::rule).containsOnly("stable-not-cloudfront");
        assertThat(findings.getFirst().sentence())
                .isEqualTo("A stable points at d000000abcdef8.cloudfront.net, a CloudFront distribution");
        assertThat(findings.getFirst().source()).contains("shift nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d000000abcdef8.cloudfront.net",
                "D000000ABCDEF8.CloudFront.net.",
                "1 d000000abcdef8.cloudfront.net."
            })
    void a_stable_value_that_names_cloudfront_would_shift_nothing_either(String value) {
        var findings = after(site -> site.change(
                record -> is(record, "A", "stable"), record -> SiteInOrder.plain("A", "stable", 100, value)));

        assertThat(findings).extracting(Finding::rule).containsExactly("stable-not-cloudfront");
    }

    private static Consumer<SiteInOrder> stableAt(Alias alias) {
        return site -> site.change(Arm.STABLE, record -> SiteInOrder.alias(record.type(), "stable", 100, alias));
    }

    private static boolean is(WeightedRecord record, String type, String identifier) {
        return record.type().equals(type) && record.setIdentifier().equals(identifier);
    }

    private static UnaryOperator<WeightedRecord> weighing(int weight) {
        return record -> new WeightedRecord(
                record.type(),
                record.setIdentifier(),
                weight,
                record.ttlSeconds(),
                record.values(),
                record.alias(),
                record.healthCheckId());
    }

    private static UnaryOperator<WeightedRecord> living(long ttl) {
        return record -> new WeightedRecord(
                record.type(),
                record.setIdentifier(),
                record.weight(),
                Optional.of(ttl),
                List.of("192.0.2.7"),
                Optional.empty(),
                record.healthCheckId());
    }
}
