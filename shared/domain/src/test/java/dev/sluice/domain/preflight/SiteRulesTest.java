package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.SiteInOrder.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.preflight.Part.Skipped;
import dev.sluice.domain.rollback.Executions.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteRulesTest {

    @Test
    void a_site_that_is_not_installed_is_refused_field_by_field() {
        var installed = new Site("www.example.org", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E1");

        var findings = after(site -> site.installation = new Read<>(
                new Installation(installed, Set.of(), Set.of(), Set.of(SiteInOrder.ROLLBACK), Optional.empty())));

        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly(
                        "domain www.example.com is not the installed www.example.org",
                        "distributionId E2QWRUHAPOMQZL is not the installed E1");
        assertThat(findings).extracting(Finding::rule).containsOnly("site-installed");
    }

    @Test
    void an_execution_of_another_name_would_not_be_found_by_a_rollback() {
        var arn = "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:by-hand";

        var findings = after(site -> {
            site.executionArn = new Read<>(arn);
            site.runs = new Read<>(List.of(SiteInOrder.run(arn, Status.RUNNING)));
        });

        assertThat(findings).extracting(Finding::rule).containsExactly("execution-named-after-site");
        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly("execution by-hand is not called www.example.com_…");
    }

    @Test
    void another_running_execution_blocks() {
        var findings = after(site -> site.runs = new Read<>(List.of(
                SiteInOrder.run(SiteInOrder.OWN, Status.RUNNING),
                SiteInOrder.run(SiteInOrder.EARLIER, Status.RUNNING))));

        assertThat(findings).extracting(Finding::rule).containsExactly("no-other-execution");
        assertThat(findings.getFirst().where()).isEqualTo("execution " + SiteInOrder.EARLIER);
    }

    @Test
    void seen_from_a_laptop_every_running_execution_is_another() {
        var findings = after(site -> site.executionArn = new Skipped<>("on a laptop"));

        assertThat(findings).extracting(Finding::rule).containsExactly("no-other-execution");
    }
}
