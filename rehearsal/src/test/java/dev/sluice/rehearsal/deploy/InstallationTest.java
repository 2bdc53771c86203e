package dev.sluice.rehearsal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.rehearsal.lambda.BatchSettings;
import dev.sluice.rehearsal.sqs.QueueSettings;
import dev.sluice.rehearsal.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is rehearsed is what is installed. */
class InstallationTest {

    private static Template template;

    @BeforeAll
    static void read() throws IOException {
        template =
                Template.read(Files.readString(Path.of(System.getProperty("sluice.root"), "template.yaml")), Map.of());
    }

    @Test
    void messages_come_back_and_move_on_as_from_the_queues_of_the_template() {
        assertThat(Installation.uploads(null)).isEqualTo(queue("UploadQueue"));
        assertThat(Installation.markers(null)).isEqualTo(queue("MarkerQueue"));
    }

    @Test
    void batches_are_gathered_as_the_template_says() {
        var window = Duration.ofSeconds(
                number("InvalidateFunction", "Events", "Uploads", "Properties", "MaximumBatchingWindowInSeconds"));

        assertThat(Installation.UPLOAD_BATCHES).isEqualTo(batches("Uploads", window));
        assertThat(Installation.MARKER_BATCHES).isEqualTo(batches("Markers", Duration.ZERO));
    }

    @Test
    void functions_are_stopped_when_the_template_says() {
        assertThat(Installation.INVALIDATE).isEqualTo(timeout("InvalidateFunction"));
        assertThat(Installation.VERIFY_FRESHNESS).isEqualTo(timeout("VerifyFreshnessFunction"));
        assertThat(Installation.PURGE_AGAIN).isEqualTo(timeout("PurgeAgainFunction"));
        assertThat(Installation.REPORT_DEPLOY).isEqualTo(timeout("ReportDeployFunction"));
    }

    @Test
    void functions_are_set_as_the_template_sets_them() {
        assertThat(variable("InvalidateFunction", "MAX_PATHS")).isEqualTo(PurgeLimits.DEFAULT.paths());
        assertThat(variable("InvalidateFunction", "MAX_RECEIVES")).isEqualTo(Installation.MAX_RECEIVES);
        assertThat(variable("InvalidateFunction", "MAX_LISTED")).isEqualTo(Installation.MAX_LISTED);
        assertThat(variable("ReportDeployFunction", "MONTHLY_PATH_BUDGET")).isEqualTo(Installation.MONTHLY_PATHS);
        assertThat(variable("ReportDeployFunction", "SUMMARY_INTERVAL_SECONDS"))
                .isEqualTo(Installation.SUMMARY_INTERVAL.toSeconds());
    }

    private static QueueSettings queue(String resource) {
        return new QueueSettings(
                Duration.ofSeconds(number(resource, "VisibilityTimeout")),
                Math.toIntExact(number(resource, "RedrivePolicy", "maxReceiveCount")),
                null);
    }

    private static BatchSettings batches(String source, Duration window) {
        return new BatchSettings(
                Math.toIntExact(number("InvalidateFunction", "Events", source, "Properties", "BatchSize")),
                window,
                Math.toIntExact(number(
                        "InvalidateFunction", "Events", source, "Properties", "ScalingConfig", "MaximumConcurrency")));
    }

    private static Duration timeout(String function) {
        return Duration.ofSeconds(number(function, "Timeout"));
    }

    private static long variable(String function, String name) {
        return number(function, "Environment", "Variables", name);
    }

    private static long number(String resource, String... path) {
        return Long.parseLong(template.property(resource, path).orElseThrow().toString());
    }
}
