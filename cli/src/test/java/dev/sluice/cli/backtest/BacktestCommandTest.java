package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {

    private static final Path HEALTHY = Run.project("events/metrics-healthy.csv");
    private static final Path BAD_RELEASE = Run.project("events/metrics-bad-release.csv");
    private static final Path QUIET = Run.project("events/metrics-quiet.csv");

    @TempDir
    private Path folder;

    @Test
    void a_healthy_canary_is_promoted() {
        var run = Run.backtest("--json", HEALTHY);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("verdict").asString()).isEqualTo("PROMOTE");
        assertThat(run.json().get("minute").isNull()).isTrue();
        assertThat(run.json().get("check").asString()).isEqualTo("error-rate");
        assertThat(run.json().get("evidence").asDouble()).isBetween(0., 2.);
    }

    @Test
    void a_bad_release_is_rolled_back_within_minutes_of_its_fault() {
        var run = Run.backtest("--json", BAD_RELEASE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.json().get("verdict").asString()).isEqualTo("ROLLBACK");
        assertThat(run.json().get("minute").isIntegralNumber()).isTrue();
        assertThat(run.json().get("minute").asInt()).isBetween(31, 37);
        assertThat(run.json().get("check").asString()).isEqualTo("against-stable");
        assertThat(run.json().get("evidence").asDouble()).isGreaterThanOrEqualTo(100);
        assertThat(run.json().get("reason").asString())
                .contains("; stable has ")
                .endsWith("needed 100)");
    }

    @Test
    void too_few_requests_are_inconclusive_and_that_is_no_alarm() {
        var run = Run.backtest("--json", QUIET);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("verdict").asString()).isEqualTo("INCONCLUSIVE");
        assertThat(run.json().get("minute").isNull()).isTrue();
        assertThat(run.json().get("reason").asString()).startsWith("not enough proof of health yet (");
    }

    @Test
    void the_minute_of_a_rollback_is_written_as_the_file_writes_it() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors
                2026-11-24T09:58:00+01:00,1000,500
                2026-11-24T09:59:00+01:00,1000,500
                2026-11-24T10:00:00+01:00,1000,500
                """);

        var run = Run.backtest("--json", file);

        assertThat(run.json().get("minute").asString()).isEqualTo("2026-11-24T09:59:00+01:00");
    }

    @Test
    void a_person_reads_the_verdict_its_minute_and_the_reason_in_one_line() {
        var run = Run.backtest(BAD_RELEASE);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .anyMatch(line ->
                        line.matches("ROLLBACK at minute 3\\d: error rate 2\\.\\d+% over \\d minutes; stable has"
                                + " 0\\.4\\d*%, up to 0\\.5\\d*% is allowed \\(evidence \\d+, needed 100\\)"));
    }

    @Test
    void the_chart_fits_a_terminal_and_ends_above_the_dashed_line() {
        var chart = Run.backtest(BAD_RELEASE).lines().stream()
                .filter(line -> line.contains("┤"))
                .toList();

        assertThat(chart).hasSize(10).allMatch(line -> line.length() <= 80);
        assertThat(chart.getFirst()).matches(" +100 ┤┄+[▁▂▃▄▅▆▇█] roll back");
    }

    @Test
    void little_traffic_is_named_with_the_cure() {
        var run = Run.backtest(QUIET);

        assertThat(run.lines())
                .contains(
                        "Next: Record more minutes: at half the limit some 600 canary requests prove health,"
                                + " near the limit it takes many times that.",
                        "Next: The canary got 10 requests a minute, and evidence comes from requests."
                                + " Start at a weight where it gets 100 or more.");
    }

    @Test
    void the_weight_that_gives_enough_traffic_is_computed_from_that_of_the_site() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors,stable_requests,stable_errors
                0,20,0,980,0
                1,20,0,980,0
                """);

        var run = Run.backtest(file);

        assertThat(run.lines())
                .anyMatch(line -> line.endsWith("where it gets 100 or more: 10% of what the site gets."));
    }

    @Test
    void a_site_with_too_little_traffic_for_any_weight_is_told_so() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors,stable_requests,stable_errors
                0,2,0,38,0
                1,2,0,38,0
                """);

        var run = Run.backtest(file);

        assertThat(run.lines())
                .anyMatch(line -> line.endsWith("all of the site gets 40, so let the first step take hours."));
    }

    @Test
    void a_canary_with_enough_traffic_and_a_verdict_needs_no_advice() {
        var run = Run.backtest(HEALTHY);

        assertThat(run.out()).doesNotContain("Next:");
        assertThat(run.lines().getLast())
                .isEqualTo("A ramp could have left its first step after minute 2026-11-24T09:01:00Z.");
    }

    @Test
    void suspicion_names_what_to_look_into() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors
                0,1000,3
                1,1000,3
                2,1000,40
                3,1000,40
                """);

        var run = Run.backtest(file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("INCONCLUSIVE: something may be wrong: error rate 4% over 2 minutes")
                .contains("Next: Look into the error rate, then record more minutes:"
                        + " a fault drives the evidence to 100, bad luck lets it sink below 2.");
    }

    @Test
    void no_data_is_not_health() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors
                0,0,0
                """);

        var run = Run.backtest(file);
        var json = Run.backtest("--json", file).json();

        assertThat(json.get("check").isNull()).isTrue();
        assertThat(run.out())
                .contains("INCONCLUSIVE: no canary requests in 1 minute")
                .contains("Next: Give the canary traffic");
    }

    @Test
    void each_minute_is_explained_in_a_row_of_its_own_up_to_the_rollback() {
        var lines = Run.backtest("--explain", BAD_RELEASE).lines();

        assertThat(lines.getFirst().strip().split(" +"))
                .containsExactly(
                        "minute",
                        "n",
                        "x",
                        "rate",
                        "error-rate",
                        "against-stable",
                        "hit-ratio",
                        "total",
                        "rho",
                        "proof");
        assertThat(lines.get(1).strip().split(" +"))
                .startsWith("0", "583", "2", "0.34%")
                .hasSize(10);
        int rollback = lines.indexOf("") - 1;
        assertThat(lines.get(rollback).strip()).startsWith(rollback - 1 + " ");
        assertThat(lines.subList(1, rollback + 1))
                .extracting(String::length)
                .containsOnly(lines.getFirst().length());
        assertThat(lines).anyMatch(line -> line.startsWith("ROLLBACK at minute " + (rollback - 1)));
    }

    @Test
    void rows_printed_before_a_bad_line_are_those_of_the_lines_above_it() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors
                0,1000,3
                1,1000,3
                2,many,3
                """);

        var run = Run.backtest("--explain", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.lines()).hasSize(3);
        assertThat(run.err()).contains("line 4, column 2 (canary_requests)");
    }

    @Test
    void an_explanation_and_json_exclude_each_other() {
        var run = Run.backtest("--json", "--explain", HEALTHY);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--json and --explain exclude each other. Give one of them")
                .hasLineCount(1);
    }

    @Test
    void lines_that_came_late_or_twice_are_counted() throws IOException {
        var file = file("""
                minute,canary_requests,canary_errors
                5,1000,3
                5,1000,900
                4,1000,900
                6,1000,3
                """);

        var run = Run.backtest(file);
        var json = Run.backtest("--json", file).json();

        assertThat(json.get("judged").asInt()).isEqualTo(2);
        assertThat(json.get("ignored").asInt()).isEqualTo(2);
        assertThat(run.lines())
                .contains("Ignored: 2 lines that came late or twice. A minute counts once; sort the file by minute.")
                .anyMatch(line -> line.startsWith("PROMOTE: healthy; error rate 0.3% over 2 minutes"))
                .anyMatch(line -> line.endsWith(": 2 minutes, 5 to 6, of 4 lines"));
    }

    @Test
    void the_columns_decide_whether_the_canary_is_compared_with_stable() {
        var alone = Run.backtest("--explain", QUIET).lines().getFirst();
        var both = Run.backtest("--explain", HEALTHY).lines().getFirst();

        assertThat(alone).doesNotContain("against-stable");
        assertThat(both).contains("against-stable");
    }

    @Test
    void a_policy_changes_the_verdict() throws IOException {
        var lenient = Files.writeString(folder.resolve("lenient.json"), "{\"limits\": {\"errorRate\": 0.05}}");

        var run = Run.backtest("--json", "--policy", lenient, BAD_RELEASE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get("verdict").asString()).isEqualTo("PROMOTE");
    }

    @Test
    void a_file_longer_than_the_horizon_says_what_alpha_covers() throws IOException {
        var brief = Files.writeString(folder.resolve("brief.json"), "{\"pace\": {\"horizon\": 10}}");

        var run = Run.backtest("--policy", brief, HEALTHY);

        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("Longer than the policy's horizon of 10 minutes:"))
                .anyMatch(line -> line.startsWith("1% within it and again at most as much ever after."));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("metrics.csv"), text);
    }
}
