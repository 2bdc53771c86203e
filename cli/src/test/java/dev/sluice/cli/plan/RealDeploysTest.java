package dev.sluice.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What real deploys cost. */
class RealDeploysTest {

    private static final Path DEPLOYS =
            Path.of(System.getProperty("sluice.root"), "rehearsal/src/main/resources/dev/sluice/rehearsal/deploys");

    @ParameterizedTest
    @CsvSource({
        "n8n-editor-2.40.2, n8n-editor-2.40.3, 50, 2, 0",
        "n8n-editor-2.40.3, n8n-editor-2.41.0, 50, 2, 0",
        "swagger-ui-5.34.1, swagger-ui-5.35.0, 50, 7, 0",
        "swagger-ui-5.34.1, swagger-ui-5.35.0, 5, 5, 3",
        "postgresql-doc-15.18, postgresql-doc-15.20, 50, 2, 5",
        "postgresql-doc-15.18, postgresql-doc-15.20, 1, 1, 16"
    })
    void a_real_deploy_bills_the_least_that_purges_the_least(
            String before, String after, int maxPaths, int billedPaths, int overPurged) {
        var plan = plan(before, after, "--max-paths", Integer.toString(maxPaths));

        assertThat(plan.get("billedPaths").intValue()).isEqualTo(billedPaths);
        assertThat(plan.get("paths").size()).isEqualTo(billedPaths);
        assertThat(plan.get("overPurged").get("objects").intValue()).isEqualTo(overPurged);
        assertThat(plan.get("warnings").size()).isZero();
    }

    @Test
    void a_single_page_application_pays_for_its_start_page_alone() {
        var plan = plan("n8n-editor-2.40.2", "n8n-editor-2.40.3");

        assertThat(texts(plan.get("paths"))).containsExactly("/", "/index.html");
        assertThat(plan.get("changed").intValue()).isEqualTo(1);
        assertThat(plan.get("skipped").get("unchanged").intValue()).isEqualTo(16);
        assertThat(plan.get("estimatedCostUsd").doubleValue()).isEqualTo(0.01);
    }

    @Test
    void every_key_is_counted_once() {
        var plan = plan("n8n-editor-2.40.2", "n8n-editor-2.40.3");

        var counted = plan.get("changed").intValue()
                + Stream.of("versioned", "unchanged", "new")
                        .mapToInt(why -> plan.get("skipped").get(why).intValue())
                        .sum();
        assertThat(counted).isEqualTo(1046 + 674);
    }

    @Test
    void folders_answer_with_their_index_unless_told_otherwise() {
        var everywhere = plan("postgresql-doc-15.18", "postgresql-doc-15.20", "--max-paths", "3000");
        var rootOnly = plan("postgresql-doc-15.18", "postgresql-doc-15.20", "--max-paths", "3000", "--index", "root");

        assertThat(texts(everywhere.get("paths"))).contains("/html/");
        assertThat(texts(rootOnly.get("paths"))).doesNotContain("/html/");
    }

    @Test
    void people_see_the_paths_what_was_skipped_and_both_prices() {
        var run = CommandLineRun.of(
                "plan", "--before", manifest("swagger-ui-5.34.1"), "--after", manifest("swagger-ui-5.35.0"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("unchanged          20  skipped")
                .contains("Paths to invalidate: 7 (2 with a wildcard)")
                .contains("  /swagger-ui.*\n")
                .contains("Price: $0.035, or nothing while this month's 1,000 free paths last");
    }

    private static JsonNode plan(String before, String after, String... options) {
        var arguments = Stream.concat(
                        Stream.of("plan", "--json", "--before", manifest(before), "--after", manifest(after)),
                        Stream.of(options))
                .toArray(String[]::new);
        return CommandLineRun.of(arguments).json();
    }

    private static String manifest(String release) {
        return DEPLOYS.resolve(release + ".tsv").toString();
    }

    private static List<String> texts(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> array.get(i).stringValue())
                .toList();
    }
}
