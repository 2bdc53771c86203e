package dev.sluice.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadMetricsTest {

    private static final String HEADER = "minute,canary_requests,canary_errors\n";
    private static final String WITH_STABLE = "minute,canary_requests,canary_errors,stable_requests,stable_errors\n";
    private static final String WITH_HITS = "minute,canary_requests,canary_errors,canary_hit_ratio\n";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void what_cannot_be_used_is_named_with_its_place_and_the_cure(
            String what, String text, String place, String problem) throws IOException {
        var file = Files.writeString(folder.resolve("metrics.csv"), text);

        var run = Run.backtest("--json", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("sluice: " + file + ", " + place + ": " + problem)
                .hasLineCount(1);
    }

    private static Stream<Arguments> badFiles() {
        return Stream.of(
                bad(
                        "an empty file",
                        "",
                        "line 1, column 1",
                        "the file is empty. Its first line must name columns: minute"),
                bad("no minutes", HEADER, "line 2, column 1", "there are no minutes"),
                bad(
                        "a missing column",
                        "minute,canary_requests\n0,1\n",
                        "line 1, column 3",
                        "the column canary_errors is missing. Name at least minute,canary_requests,canary_errors"),
                bad(
                        "an unknown column",
                        "minute,canary_requests,canary_error,canary_errors\n0,1,0,0\n",
                        "line 1, column 3",
                        "there is no column \"canary_error\". Known are minute,canary_requests,canary_errors,"),
                bad(
                        "other separators",
                        "minute;canary_requests;canary_errors\n0;1;0\n",
                        "line 1, column 1",
                        "there is no column \"minute;canary_requests;canary_errors\""),
                bad(
                        "a column twice",
                        "minute,canary_requests,canary_errors,minute\n0,1,0,0\n",
                        "line 1, column 4",
                        "minute is column 1 already. Remove one of them"),
                bad(
                        "half a stable arm",
                        "minute,canary_requests,canary_errors,stable_requests\n0,1,0,0\n",
                        "line 1, column 5",
                        "the column stable_errors is missing. Give stable_requests and stable_errors, or none of them"),
                bad(
                        "a word",
                        HEADER + "0,1,0\n1,many,0\n",
                        "line 3, column 2 (canary_requests)",
                        "\"many\" is not a number. Give a count"),
                bad(
                        "not a number by name",
                        HEADER + "0,NaN,0\n",
                        "line 2, column 2 (canary_requests)",
                        "\"NaN\" is not a number. Give a count"),
                bad(
                        "half a request",
                        HEADER + "0,1.5,0\n",
                        "line 2, column 2 (canary_requests)",
                        "1.5 is not a count. Give a whole number"),
                bad(
                        "an endless count",
                        HEADER + "0,1e999999999,0\n",
                        "line 2, column 2 (canary_requests)",
                        "1e999999999 is not a count. Give a whole number"),
                bad(
                        "a running total",
                        HEADER + "0,9000000000000,0\n",
                        "line 2, column 2 (canary_requests)",
                        "9000000000000 requests are too many for one minute. Give what each minute added"),
                bad(
                        "milliseconds",
                        HEADER + "1795510800000,1,0\n",
                        "line 2, column 1 (minute)",
                        "minute 1795510800000 is too far from its origin. Count minutes, not milliseconds"),
                bad(
                        "a counter that goes backwards",
                        HEADER + "0,100,-1\n",
                        "line 2, column 3 (canary_errors)",
                        "-1 errors in 100 requests: a counter went backwards. Give what each minute added"),
                bad(
                        "negative requests",
                        HEADER + "0,-100,0\n",
                        "line 2, column 2 (canary_requests)",
                        "0 errors in -100 requests: a counter went backwards"),
                bad(
                        "more errors than requests",
                        HEADER + "0,1,2\n",
                        "line 2, column 3 (canary_errors)",
                        "2 errors in 1 requests: more errors than requests"),
                bad(
                        "more errors than requests of stable",
                        WITH_STABLE + "0,1,1,1,2\n",
                        "line 2, column 5 (stable_errors)",
                        "2 errors in 1 requests: more errors than requests"),
                bad(
                        "an empty cell that is needed",
                        HEADER + "0,,0\n",
                        "line 2, column 2 (canary_requests)",
                        "the cell is empty. Write 0 for no requests; leave out a minute that was not measured"),
                bad(
                        "half a measurement of stable",
                        WITH_STABLE + "0,1,0,9,\n",
                        "line 2, column 5 (stable_errors)",
                        "the cell is empty, its companion is not. Fill both or none"),
                bad(
                        "a percentage",
                        WITH_HITS + "0,1,0,93\n",
                        "line 2, column 4 (canary_hit_ratio)",
                        "\"93\" is not a number from 0 to 1. Divide a percentage by 100"),
                bad(
                        "a ratio that is not a number",
                        WITH_HITS + "0,1,0,NaN\n",
                        "line 2, column 4 (canary_hit_ratio)",
                        "\"NaN\" is not a number from 0 to 1."),
                bad("a short line", HEADER + "0,1\n", "line 2, column 3", "the line has 2 cells, the first line 3."),
                bad("a long line", HEADER + "0,1,0,7\n", "line 2, column 4", "the line has 4 cells, the first line 3."),
                bad(
                        "no minute",
                        HEADER + "noon,1,0\n",
                        "line 2, column 1 (minute)",
                        "\"noon\" is no instant such as 2026-11-24T09:00:00Z"),
                bad(
                        "an instant among numbers, below blank lines",
                        HEADER + "0,1,0\n\n\n2026-11-24T09:00:00Z,1,0\n",
                        "line 5, column 1 (minute)",
                        "\"2026-11-24T09:00:00Z\" is no whole number, as the file's first minute is."),
                bad(
                        "a number among instants",
                        HEADER + "2026-11-24T09:00:00Z,1,0\n1,1,0\n",
                        "line 3, column 1 (minute)",
                        "\"1\" is no instant such as"),
                bad(
                        "a minute that no hour has",
                        HEADER + "2026-11-24T09:59:00Z,1,0\n2026-11-24T09:60:00Z,1,0\n",
                        "line 3, column 1 (minute)",
                        "\"2026-11-24T09:60:00Z\" is no instant such as"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOrders")
    void an_order_that_cannot_be_meant_is_named_with_the_cure(String what, String minutes, String problem)
            throws IOException {
        var text = HEADER + minutes.replace(" ", ",1000,3\n") + ",1000,3\n";
        var file = Files.writeString(folder.resolve("metrics.csv"), text);

        var run = Run.backtest("--json", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("sluice: " + file + ": " + problem).hasLineCount(1);
    }

    private static Stream<Arguments> badOrders() {
        return Stream.of(
                Arguments.of(
                        "newest first",
                        "4 3 2 1 0",
                        "4 of 5 minutes are not newer than all above them; the newest is 4. Sort the file"),
                Arguments.of("newest first, two of them", "1 0", "1 of 2 minutes are not newer"),
                Arguments.of(
                        "a mistyped minute near the top",
                        "0 1 22 3 4 5 6 7",
                        "5 of 8 minutes are not newer than all above them; the newest is 22. Sort the file"),
                Arguments.of(
                        "seconds",
                        "1795510800 1795510860 1795510980",
                        "each minute is a multiple of 60 after the one above it, so these are seconds. Divide them by 60"));
    }

    private static Arguments bad(String what, String text, String place, String problem) {
        return Arguments.of(what, text, place, problem);
    }

    @Test
    void an_unclosed_quote_is_named_with_its_line() throws IOException {
        var file = Files.writeString(folder.resolve("metrics.csv"), HEADER + "0,\"1,0\n1,1,0\n");

        var run = Run.backtest(file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("Unclosed quoted field", "line 2", "No cell of it needs quotes: remove them")
                .hasLineCount(1);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var run = Run.backtest(folder.resolve("none.csv"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("sluice: there is no ")
                .contains("none.csv. Give a CSV file with the columns")
                .hasLineCount(1);
    }

    @Test
    void a_folder_is_no_file() {
        var run = Run.backtest(folder);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("sluice: cannot read " + folder).hasLineCount(1);
    }

    @Test
    void what_spreadsheets_write_is_read() throws IOException {
        var text =
                "\ufeffcanary_errors, minute ,canary_requests,canary_hit_ratio\r\n3.0,0,1000.0,\r\n\r\n\"3\", 1,1e3,0.9\r\n";
        var file = Files.write(folder.resolve("metrics.csv"), text.getBytes(StandardCharsets.UTF_8));

        var run = Run.backtest("--json", file);

        assertThat(run.err()).isEmpty();
        assertThat(run.json().get("reason").asString()).startsWith("healthy; error rate 0.3% over 2 minutes");
    }

    @Test
    void an_arm_that_was_not_measured_is_an_empty_cell() throws IOException {
        var file = Files.writeString(folder.resolve("metrics.csv"), WITH_STABLE + "0,1000,3,,\n1,1000,3,9000,27\n");

        var run = Run.backtest("--json", file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }
}
