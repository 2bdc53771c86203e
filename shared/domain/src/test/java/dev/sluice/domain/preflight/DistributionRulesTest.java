package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.SiteInOrder.after;
import static dev.sluice.domain.preflight.SiteInOrder.distribution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionRulesTest {

    @Test
    void a_distribution_that_is_not_there_is_the_only_finding_of_it() {
        var findings = after(site -> site.distribution = new Read<>(Optional.empty()));

        assertThat(findings).extracting(Finding::rule).containsExactly("distribution-in-account");
        assertThat(findings.getFirst().sentence())
                .isEqualTo("distribution E2QWRUHAPOMQZL does not exist in this account");
    }

    @Test
    void a_distribution_of_another_account_is_refused() {
        var shared = new DistributionState(
                "arn:aws:cloudfront::999999999999:distribution/E2QWRUHAPOMQZL",
                "d111111abcdef8.cloudfront.net",
                true,
                true,
                List.of("www.example.com"));

        var findings = after(site -> site.distribution = new Read<>(Optional.of(shared)));

        assertThat(findings).extracting(Finding::rule).containsExactly("distribution-in-account");
        assertThat(findings.getFirst().what()).isEqualTo("is in account 999999999999, not in 123456789012");
    }

    @Test
    void a_disabled_distribution_is_refused() {
        assertThat(after(site ->
                        site.distribution = new Read<>(Optional.of(distribution(true, false, "www.example.com")))))
                .extracting(Finding::rule)
                .containsExactly("distribution-enabled");
    }

    @Test
    void a_distribution_whose_change_is_on_its_way_is_waited_for() {
        assertThat(after(site ->
                        site.distribution = new Read<>(Optional.of(distribution(false, true, "www.example.com")))))
                .extracting(Finding::rule)
                .containsExactly("distribution-deployed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.com", "WWW.Example.com", "*.example.com", "*.com"})
    void an_alternate_name_may_be_a_wildcard_of_any_depth(String name) {
        assertThat(after(site -> site.distribution = new Read<>(Optional.of(distribution(true, true, "a.org", name)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "*.www.example.com", "ww.example.com", "*w.example.com"})
    void other_alternate_names_do_not_cover_the_domain(String name) {
        var findings = after(site -> site.distribution = new Read<>(Optional.of(distribution(true, true, name))));

        assertThat(findings).extracting(Finding::rule).containsExactly("distribution-carries-domain");
        assertThat(findings.getFirst().what()).isEqualTo("answers to %s only, not to www.example.com".formatted(name));
    }

    @Test
    void a_distribution_without_alternate_names_is_told_so() {
        var findings = after(site -> site.distribution = new Read<>(Optional.of(distribution(true, true))));

        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly("answers to its own name only, not to www.example.com");
    }

    @Test
    void a_canary_by_address_is_no_alias() {
        var findings = after(
                site -> site.change(Arm.CANARY, record -> SiteInOrder.plain(record.type(), "canary", 0, "192.0.2.9")));

        assertThat(findings).extracting(Finding::rule).containsOnly("canary-is-cloudfront-alias");
        assertThat(findings.getFirst().sentence()).isEqualTo("A canary is no alias, but 192.0.2.9");
    }

    @Test
    void a_canary_in_another_zone_is_no_distribution() {
        var findings = after(canaryAt(new Alias("web-1.us-east-1.elb.amazonaws.com", "Z35SXDOTRQ7X7K", false)));

        assertThat(findings).extracting(Finding::rule).containsOnly("canary-is-cloudfront-alias");
    }

    @Test
    void a_canary_at_another_distribution_is_refused() {
        var findings = after(canaryAt(new Alias("d999999abcdef8.cloudfront.net", CloudFrontNames.ZONE, false)));

        assertThat(findings).extracting(Finding::rule).containsOnly("canary-is-this-distribution");
        assertThat(findings.getFirst().sentence())
                .isEqualTo("A canary points at d999999abcdef8.cloudfront.net,"
                        + " and E2QWRUHAPOMQZL is d111111abcdef8.cloudfront.net");
    }

    @Test
    void target_health_must_not_be_evaluated() {
        var findings = after(canaryAt(new Alias("d111111abcdef8.cloudfront.net", CloudFrontNames.ZONE, true)));

        assertThat(findings).extracting(Finding::rule).containsOnly("canary-without-target-health");
    }

    @Test
    void without_additional_metrics_there_is_no_hit_ratio() {
        assertThat(after(site -> site.additionalMetrics = new Read<>(false)))
                .extracting(Finding::rule)
                .containsExactly("additional-metrics-on");
    }

    private static Consumer<SiteInOrder> canaryAt(Alias alias) {
        return site -> site.change(Arm.CANARY, record -> SiteInOrder.alias(record.type(), "canary", 0, alias));
    }
}
