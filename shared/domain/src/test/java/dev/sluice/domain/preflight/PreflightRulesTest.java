package dev.sluice.domain.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.preflight.Part.Unread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every rule, whatever it is about. */
class PreflightRulesTest {

    static final List<PreflightRule> ALL = PreflightRules.ALL;

    @Test
    void a_site_in_order_has_no_findings() {
        assertThat(PreflightRules.check(new SiteInOrder().snapshot())).isEmpty();
    }

    @Test
    void no_two_rules_share_an_id() {
        assertThat(ALL).extracting(PreflightRule::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void a_rule_says_what_has_to_be_so_the_cure_and_why(PreflightRule rule) {
        assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(List.of(rule.cure(), rule.source())).noneMatch(String::isBlank);
        assertThat(rule.sentence()).matches("[A-Z].*[^.]");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void a_rule_finds_nothing_in_what_nobody_looked_at(PreflightRule rule) {
        assertThat(rule.apply(nobodyLooked())).isEmpty();
    }

    @Test
    void a_part_that_could_not_be_read_is_the_only_finding_of_it() {
        var findings = SiteInOrder.after(site -> site.distribution =
                new Unread<>("no permission for cloudfront:GetDistribution", "Allow it in the role's policy"));

        assertThat(findings)
                .extracting(Finding::rule, Finding::sentence)
                .containsExactly(tuple(
                        "account-readable",
                        "the distribution could not be read: no permission for cloudfront:GetDistribution."
                                + " Allow it in the role's policy"));
    }

    @Test
    void a_failing_port_leaves_its_part_unread() {
        Part<String> part = Part.read(() -> {
            throw PortFailure.lasting("no such zone", "Correct its id", null);
        });

        assertThat(part).isEqualTo(new Unread<>("no such zone", "Correct its id"));
    }

    private static AccountSnapshot nobodyLooked() {
        return new AccountSnapshot(
                SiteInOrder.request(List.of("an-alarm"), Optional.of("hc-1")),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"),
                new Skipped<>("on a laptop"));
    }
}
