package dev.sluice.invalidation.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.port.PortFailure;
import dev.sluice.invalidation.EventFile;
import dev.sluice.invalidation.FixedTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportDeployHandlerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:01:00Z");
    private final List<String> subjects = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final RecordedLog log = new RecordedLog();
    private final List<Instant> earlier = new ArrayList<>();
    private final List<Instant> earlierFailed = new ArrayList<>();
    private long billedThisMonth = 1_204;
    private PortFailure billProblem;
    private PortFailure noticeProblem;

    @Test
    void a_person_reads_what_changed_what_was_purged_what_it_cost_and_when_it_was_fresh() throws IOException {
        var ending = handle("freshness-report.json");

        assertThat(subjects).containsExactly("Sluice: E2QWRUHAPOMQZL is fresh 41 s after the last change");
        assertThat(texts.getFirst().lines())
                .containsExactly(
                        "E2QWRUHAPOMQZL is fresh 41 s after the last change.",
                        "Keys: 2 changed, 371 unchanged, 672 versioned.",
                        "Purged: 3 paths as I2J0I21PCUYOIK for $0.015, with 0 objects that had not changed:"
                                + " /, /about.html, /index.html.",
                        "Verified at POP IAD89-C1: 2 URLs; completed everywhere per CloudFront.",
                        "This month: at least 1,204 paths of a budget of 5,000; $1.020 beyond the account's free"
                                + " 1,000.");
        assertThat(log.lines()).containsExactly(texts.getFirst().replace("\n", " "));
        assertThat(ending.get("outcome").stringValue()).isEqualTo("FRESH");
        assertThat(ending.get("cutShort").booleanValue()).isFalse();
    }

    @Test
    void bad_news_comes_with_the_line_that_shows_it() throws IOException {
        var ending = handle("freshness-report-stale.json");

        assertThat(subjects).containsExactly("Sluice: E2QWRUHAPOMQZL IS STALE at 1 path");
        assertThat(texts.getFirst())
                .contains("1 path once more as I3AGAINPCUYOIK")
                .contains("Seen: /about.html (br, gzip) ETag old, the bucket has new\n"
                        + "curl -sD - -o /dev/null -H 'Accept-Encoding: br, gzip'"
                        + " 'https://d111111abcdef8.cloudfront.net/about.html'");
        assertThat(ending.get("outcome").stringValue()).isEqualTo("STALE");
    }

    @Test
    void a_watch_that_broke_off_says_why_and_what_it_had_seen() throws IOException {
        var ending = handle("freshness-report-failed.json");

        assertThat(texts.getFirst())
                .startsWith("E2QWRUHAPOMQZL IS STALE at 1 path, and the watch broke off: no permission for"
                        + " cloudfront:CreateInvalidation on distribution E2QWRUHAPOMQZL.");
        assertThat(ending.get("cutShort").booleanValue()).isTrue();
    }

    @Test
    void metrics_say_how_long_it_took_and_that_nothing_is_stale() throws IOException {
        handle("freshness-report.json");

        var metrics = new JsonMapper().readTree(log.metrics().getFirst());
        assertThat(metrics.get("SecondsToFresh").intValue()).isEqualTo(41);
        assertThat(metrics.get("StalePaths").intValue()).isZero();
        assertThat(metrics.get("MonthBilledPaths").intValue()).isEqualTo(1_204);
        assertThat(metrics.at("/_aws/CloudWatchMetrics/1/Dimensions").toString())
                .isEqualTo("[[]]");
    }

    @Test
    void a_stale_deploy_raises_the_metric_of_the_alarm_and_claims_no_freshness() throws IOException {
        handle("freshness-report-stale.json");

        var metrics = new JsonMapper().readTree(log.metrics().getFirst());
        assertThat(metrics.get("StalePaths").intValue()).isEqualTo(1);
        assertThat(metrics.has("SecondsToFresh")).isFalse();
    }

    @Test
    void the_month_counts_at_least_this_deploy() throws IOException {
        billedThisMonth = 0;

        handle("freshness-report.json");

        assertThat(texts.getFirst()).contains("This month: at least 3 paths of a budget of 5,000; $0.000 beyond");
    }

    @Test
    void a_month_over_budget_is_said_aloud() throws IOException {
        billedThisMonth = 5_001;

        handle("freshness-report.json");

        assertThat(texts.getFirst()).contains("at least 5,001 paths, WHICH IS OVER the budget of 5,000");
    }

    @Test
    void a_deploy_is_reported_even_when_nobody_knows_the_bill() throws IOException {
        billProblem = PortFailure.lasting("no permission for cloudwatch:GetMetricData", "Allow it", null);

        handle("freshness-report.json");

        assertThat(texts.getFirst())
                .endsWith("This month: unknown, for no permission for cloudwatch:GetMetricData. Allow it.");
        assertThat(log.metrics().getFirst()).doesNotContain("MonthBilledPaths");
    }

    @Test
    void in_a_busy_bucket_the_first_deploy_of_an_interval_speaks_for_all() throws IOException {
        earlier.add(Instant.parse("2026-03-02T09:00:05Z"));

        var ending = handle("freshness-report.json");

        assertThat(texts).isEmpty();
        assertThat(log.lines()).hasSize(1);
        assertThat(ending.get("noticed").booleanValue()).isFalse();
    }

    @Test
    void a_deploy_of_the_interval_before_does_not_silence_this_one() throws IOException {
        earlier.add(Instant.parse("2026-03-02T08:59:59Z"));

        handle("freshness-report.json");

        assertThat(texts).hasSize(1);
    }

    @Test
    void good_news_does_not_silence_bad_news_but_bad_news_does() throws IOException {
        earlier.add(Instant.parse("2026-03-02T09:00:05Z"));
        handle("freshness-report-stale.json");
        earlierFailed.add(Instant.parse("2026-03-02T09:00:06Z"));
        handle("freshness-report-stale.json");

        assertThat(texts).hasSize(1);
        assertThat(log.metrics()).hasSize(2);
    }

    @Test
    void when_the_notice_cannot_be_sent_the_metrics_and_the_log_have_it_and_the_task_fails() {
        noticeProblem = PortFailure.passing("sns is away", "It will be tried again", null);

        assertThatThrownBy(() -> handle("freshness-report-stale.json")).isSameAs(noticeProblem);
        assertThat(log.metrics()).hasSize(1);
        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void the_function_wires_itself_from_its_environment() {
        assertThat(new ReportDeployHandler()).isNotNull();
    }

    @Test
    void an_invalidation_that_does_not_complete_is_bad_news_though_nothing_stale_was_seen() throws IOException {
        earlier.add(Instant.parse("2026-03-02T09:00:05Z"));

        var ending = play(EventFile.read("freshness-report.json")
                .replace("\"completed\": true", "\"completed\": false")
                .replace("\"FRESH\"\n    }", "\"UNKNOWN\"\n    }"));

        assertThat(ending.get("outcome").stringValue()).isEqualTo("UNKNOWN");
        assertThat(ending.get("cutShort").booleanValue()).isTrue();
        assertThat(texts.getFirst())
                .startsWith("E2QWRUHAPOMQZL: nobody knows whether it is fresh: CloudFront does not call"
                        + " I2J0I21PCUYOIK complete after 3 looks.")
                .contains("Verified at POP IAD89-C1: 2 URLs; not completed everywhere per CloudFront.");
    }

    private JsonNode handle(String event) throws IOException {
        return play(EventFile.read(event));
    }

    private JsonNode play(String event) throws IOException {
        var out = new ByteArrayOutputStream();
        new ReportDeployHandler(
                        new ReportSettings("topic", 5_000, Duration.ofMinutes(5)),
                        (subject, text) -> {
                            if (noticeProblem != null) {
                                throw noticeProblem;
                            }
                            subjects.add(subject);
                            texts.add(text);
                        },
                        (watches, from, until, failed) -> (failed ? earlierFailed : earlier)
                                .stream().anyMatch(start -> !start.isBefore(from) && start.isBefore(until)),
                        from -> {
                            assertThat(from).isEqualTo("2026-03-01T00:00:00Z");
                            if (billProblem != null) {
                                throw billProblem;
                            }
                            return billedThisMonth;
                        },
                        new FixedTime(NOW))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, log.context());
        return new JsonMapper().readTree(out.toByteArray());
    }
}
