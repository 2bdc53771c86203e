package dev.sluice.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.CutoverRequest;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.preflight.AccountSnapshot;
import dev.sluice.domain.preflight.CrossFetch;
import dev.sluice.domain.preflight.Finding;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.preflight.PreflightRules;
import dev.sluice.domain.preflight.Severity;
import dev.sluice.domain.routing.RecordGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Findings for people and for programs. */
class PreflightTextTest {

    private static final Finding CLOUDFRONT = new Finding(
            "stable-not-cloudfront",
            Severity.BLOCKS,
            "A stable",
            "points at CloudFront",
            "Ramp otherwise",
            "DG, CNAMEs");
    private static final Finding ALARM = new Finding(
            "alarms-have-data", Severity.WARNS, "alarm five", "is in INSUFFICIENT_DATA", "Wait", "CW, alarms");

    @Test
    void a_finding_is_told_with_its_cure_and_why() {
        var lines = PreflightText.of(snapshot(), List.of(CLOUDFRONT, ALARM));

        assertThat(lines)
                .containsExactly(
                        "www.example.com: 1 finding against a cutover, and 1 warning; %d rules"
                                .formatted(PreflightRules.ALL.size()),
                        "",
                        "BLOCKS stable-not-cloudfront",
                        "  A stable points at CloudFront.",
                        "  Cure: Ramp otherwise.",
                        "  Why: DG, CNAMEs.",
                        "",
                        "WARNS alarms-have-data",
                        "  alarm five is in INSUFFICIENT_DATA.",
                        "  Cure: Wait.",
                        "  Why: CW, alarms.",
                        "",
                        "Not looked at: other executions, for --state-machine was not given.");
    }

    @Test
    void a_site_in_order_is_one_line_and_what_nobody_looked_at() {
        assertThat(PreflightText.of(snapshot(), List.of()))
                .containsExactly(
                        "www.example.com: nothing speaks against a cutover",
                        "",
                        "Not looked at: other executions, for --state-machine was not given.");
    }

    @Test
    void programs_get_the_findings_and_what_was_skipped() {
        var json = new JsonMapper().readTree(PreflightJson.of(snapshot(), List.of(ALARM)));

        assertThat(json.path("blocked").booleanValue()).isFalse();
        assertThat(json.path("findings").path(0).propertyNames())
                .containsExactly("rule", "severity", "where", "what", "cure", "source");
        assertThat(json.path("skipped").path(0).path("part").stringValue()).isEqualTo("other executions");
    }

    @Test
    void programs_learn_whether_anything_blocks() {
        var json = new JsonMapper().readTree(PreflightJson.of(snapshot(), List.of(ALARM, CLOUDFRONT)));

        assertThat(json.path("blocked").booleanValue()).isTrue();
    }

    private static AccountSnapshot snapshot() {
        var site = new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
        return new AccountSnapshot(
                CutoverRequest.of(site),
                new Read<>(new Installation(site, Set.of(), Set.of(), Set.of(), Optional.empty())),
                new Read<>("arn:execution"),
                new Skipped<>("--state-machine was not given"),
                new Read<>(new RecordGroup(site.domain(), "stable", "canary", List.of())),
                new Read<>(Optional.empty()),
                new Read<>(true),
                new Read<>(List.of()),
                new Read<>(Optional.empty()),
                new Read<>(new Health(List.of(), List.of())),
                new Read<>(CrossFetch.NOTHING));
    }
}
