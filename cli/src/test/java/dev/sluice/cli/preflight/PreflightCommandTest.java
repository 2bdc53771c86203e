package dev.sluice.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.cli.CommandLineRun;
import dev.sluice.cli.Sluice;
import dev.sluice.domain.preflight.PreflightRule;
import dev.sluice.domain.preflight.PreflightRules;
import dev.sluice.templates.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PreflightCommandTest {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root"));

    @TempDir
    private Path folder;

    @Test
    void the_rules_are_listed_one_a_line() {
        var run = CommandLineRun.of("preflight", "--list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSameSizeAs(PreflightRules.ALL);
        assertThat(run.lines())
                .contains("records-exist                 BLOCKS  Both arms have weighted records of the domain");
    }

    @Test
    void the_rules_are_listed_for_programs_too() {
        var run = CommandLineRun.of("preflight", "--list", "--json");

        assertThat(run.json().valueStream().map(rule -> rule.path("id").stringValue()))
                .containsExactlyElementsOf(
                        PreflightRules.ALL.stream().map(PreflightRule::id).toList());
        assertThat(run.json().path(0).propertyNames()).containsExactly("id", "severity", "sentence", "cure", "source");
    }

    @Test
    void the_documentation_lists_the_same_rules() throws IOException {
        var text = Files.readString(ROOT.resolve("docs/preflight.md"));

        assertThat(text)
                .contains("```console\n$ ./sluice preflight --list\n"
                        + CommandLineRun.of("preflight", "--list").out() + "```\n");
    }

    @Test
    void without_a_request_there_is_nothing_to_look_at() {
        var run = CommandLineRun.of("preflight");

        assertThat(run.exitCode()).isEqualTo(Sluice.BAD_INPUT);
        assertThat(run.err()).isEqualTo("sluice: no request. Name a CUTOVER.json" + System.lineSeparator());
    }

    @Test
    void a_list_looks_at_no_request() {
        var run = CommandLineRun.of("preflight", "--list", "cutover.json");

        assertThat(run.exitCode()).isEqualTo(Sluice.BAD_INPUT);
        assertThat(run.err()).contains("Leave cutover.json out");
    }

    @Test
    void a_file_that_is_not_there_is_bad_input_in_one_line() {
        var run = CommandLineRun.of("preflight", folder.resolve("none.json").toString());

        assertThat(run.exitCode()).isEqualTo(Sluice.BAD_INPUT);
        assertThat(run.err()).contains("none.json. Give a JSON file").hasLineCount(1);
    }

    @Test
    void a_bad_request_is_told_whole_in_one_line() throws IOException {
        var file = Files.writeString(folder.resolve("bad.json"), "{\"domain\": 7, \"stabel\": \"old\"}");

        var run = CommandLineRun.of("preflight", file.toString());

        assertThat(run.exitCode()).isEqualTo(Sluice.BAD_INPUT);
        assertThat(run.err())
                .contains("bad.json: ", "$.domain", "$.stabel", "$.canary is missing")
                .hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void an_account_that_forbids_everything_blocks_with_what_to_allow() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newCachedThreadPool()) {
            var denied = "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"
                    .getBytes(StandardCharsets.UTF_8);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(403, denied.length);
                    exchange.getResponseBody().write(denied);
                }
            });
            server.start();

            var run = preflight("http://localhost:" + server.getAddress().getPort());

            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(Sluice.NO);
            assertThat(run.out())
                    .contains("BLOCKS account-readable")
                    .contains("the distribution could not be read: no permission for cloudfront:GetDistribution on"
                            + " distribution E2QWRUHAPOMQZL.")
                    .contains("Not looked at: the installation, for only the state machine knows it.");
        } finally {
            server.stop(0);
        }
    }

    private static Command preflight(String endpoint) throws Exception {
        return Command.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sluice.class.getName(),
                        "preflight",
                        ROOT.resolve("events/cutover-request-minimal.json").toString()),
                Map.of(
                        "AWS_ENDPOINT_URL", endpoint,
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_REGION", "us-east-1"));
    }
}
