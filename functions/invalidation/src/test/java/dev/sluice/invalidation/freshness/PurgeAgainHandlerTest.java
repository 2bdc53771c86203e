package dev.sluice.invalidation.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.freshness.Watch.Next;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.invalidation.EventFile;
import dev.sluice.invalidation.FixedTime;
import dev.sluice.invalidation.InMemoryEdge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeAgainHandlerTest {

    private static final String DISTRIBUTION = "E2QWRUHAPOMQZL";

    private final InMemoryEdge edge = new InMemoryEdge();
    private final RecordedLog log = new RecordedLog();

    @Test
    void only_what_is_stale_is_purged_again() throws IOException {
        var document = handle();

        assertThat(edge.purges(DISTRIBUTION)).containsExactly(List.of("/about.html"));
        assertThat(document.watch().next()).isEqualTo(Next.LOOK);
        assertThat(document.watch().round().invalidationId()).isEqualTo("I1");
        assertThat(document.watch().round().second()).isTrue();
        assertThat(log.lines()).containsExactly("E2QWRUHAPOMQZL is still stale at 1 path: purges it again as I1");
    }

    @Test
    void a_repeated_task_does_not_bill_again() throws IOException {
        handle();
        handle();

        assertThat(edge.references()).containsExactly("sluice-1b298a93571bfc6e250aeebf484aa0ca-again");
    }

    @Test
    void the_second_purge_is_counted() throws IOException {
        handle();

        assertThat(log.metrics())
                .containsExactly("{\"_aws\":{\"CloudWatchMetrics\":[{\"Dimensions\":[[\"DistributionId\"]],"
                        + "\"Metrics\":[{\"Name\":\"BilledPaths\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"CostUsd\",\"Unit\":\"None\"}],\"Namespace\":\"Sluice\"}],"
                        + "\"Timestamp\":1772442100000},\"DistributionId\":\"E2QWRUHAPOMQZL\",\"BilledPaths\":1,"
                        + "\"CostUsd\":0.005}");
    }

    @Test
    void a_busy_edge_is_left_to_the_state_machines_retries() {
        edge.breakDown(DISTRIBUTION, PortFailure.passing("throttled", "It will be tried again", null));

        assertThatThrownBy(this::handle).isInstanceOf(PortFailure.class);
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new PurgeAgainHandler()).isNotNull();
    }

    private WatchDocument handle() throws IOException {
        var out = new ByteArrayOutputStream();
        new PurgeAgainHandler(edge, new FixedTime(Instant.ofEpochSecond(1_772_442_100)))
                .handleRequest(
                        new ByteArrayInputStream(
                                EventFile.read("freshness-stale.json").getBytes(StandardCharsets.UTF_8)),
                        out,
                        log.context());
        return WatchDocument.read(new ByteArrayInputStream(out.toByteArray()));
    }
}
