package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.SiteInOrder.after;
import static dev.sluice.domain.preflight.SiteInOrder.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.preflight.CrossFetch.Asset;
import dev.sluice.domain.preflight.CrossFetch.Page;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.routing.Arm;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficRulesTest {

    private static final Counts FINE = new Counts(100_000, 300);

    @Test
    void a_site_over_the_limit_before_the_ramp_is_refused_with_the_choice() {
        var findings = after(site -> site.lastWeek = new Read<>(week(new Counts(100_000, 2_400), FINE)));

        assertThat(findings).extracting(Finding::rule).containsExactly("last-week-within-limit");
        assertThat(findings.getFirst().sentence())
                .isEqualTo("distribution E2QWRUHAPOMQZL had errors in 2.4% of 100,000 requests, against a limit of 1%");
        assertThat(findings.getFirst().cure()).contains("5xxErrorRate");
    }

    @Test
    void a_canary_without_traffic_is_not_judged_by_it_and_stable_is() {
        var findings = after(site -> site.lastWeek = new Read<>(week(Counts.NONE, new Counts(100_000, 2_400))));

        assertThat(findings).extracting(Finding::where).containsExactly("stable");
    }

    @Test
    void a_site_nobody_has_visited_yet_has_no_finding() {
        assertThat(after(site -> site.lastWeek = new Read<>(new Health(List.of(), List.of()))))
                .isEmpty();
    }

    @Property
    void a_testers_handful_of_errors_is_no_error_rate(@ForAll @LongRange(min = 0, max = 999) long requests) {
        assertThat(after(site -> site.lastWeek = new Read<>(week(new Counts(requests, requests), FINE))))
                .isEmpty();
    }

    @Property
    void exactly_the_rate_over_the_limit_is_found(
            @ForAll @LongRange(min = 1_000, max = 1_000_000) long requests,
            @ForAll @LongRange(min = 0, max = 1_000) long errors) {
        boolean isOver = errors * 100 > requests;

        assertThat(after(site -> site.lastWeek = new Read<>(week(new Counts(requests, errors), FINE)))
                        .isEmpty())
                .isNotEqualTo(isOver);
    }

    @ParameterizedTest
    @CsvSource({
        "STABLE,stable-serves-its-pages,WARNS,/ of stable answers 403",
        "CANARY,canary-serves-its-pages,BLOCKS,/ of canary answers 403"
    })
    void a_page_that_does_not_come_warns_of_stable_and_blocks_the_canary(
            Arm arm, String rule, Severity severity, String sentence) {
        var findings = after(site -> site.crossFetch =
                new Read<>(new CrossFetch(List.of(new Page("/", arm, false, "answers 403")), List.of())));

        assertThat(findings)
                .extracting(Finding::rule, Finding::severity, Finding::sentence)
                .containsExactly(tuple(rule, severity, sentence));
    }

    @Test
    void an_asset_the_other_arm_lacks_blocks_for_dns_has_no_stickiness() {
        var findings = after(site -> site.crossFetch = new Read<>(
                new CrossFetch(List.of(), List.of(new Asset("/app.2.js", "/", Arm.CANARY, false, "answers 404")))));

        assertThat(findings).extracting(Finding::rule).containsExactly("assets-on-both-arms");
        assertThat(findings.getFirst().sentence())
                .isEqualTo("/app.2.js answers 404 on stable, and / of canary refers to it");
    }
}
