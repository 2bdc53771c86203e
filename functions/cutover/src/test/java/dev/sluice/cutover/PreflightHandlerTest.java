package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.cutover.Cutover.Next;
import dev.sluice.domain.cutover.HealthMetrics;
import dev.sluice.domain.cutover.HealthMetrics.Health;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.judge.Counts;
import dev.sluice.domain.judge.Minute;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.preflight.AccountReader;
import dev.sluice.domain.preflight.AlarmState;
import dev.sluice.domain.preflight.AlarmState.State;
import dev.sluice.domain.preflight.DistributionState;
import dev.sluice.domain.preflight.HealthCheckState;
import dev.sluice.domain.preflight.Installation;
import dev.sluice.domain.rollback.Executions;
import dev.sluice.domain.rollback.Executions.Run;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.Change;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import dev.sluice.domain.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreflightHandlerTest {

    private static final Site SITE =
            new Site("www.example.com", "Z0123456789ABCDEFGHIJ", "stable", "canary", "E2QWRUHAPOMQZL");
    private static final String ROLLBACK = "arn:aws:lambda:us-east-1:123456789012:function:sluice-rollback";
    private static final String EXECUTION =
            "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:www.example.com_20260302T090000Z";
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:07Z");

    private static final String HEALTH_CHECK = "8a2f6c1e-3d54-4b7a-9f10-5e6d7c8b9a01";

    private final AccountReader account = mock(AccountReader.class);
    private final HealthMetrics metrics = mock(HealthMetrics.class);
    private final Executions executions = mock(Executions.class);
    private final ArmFetch fetch = (url, server, encoding) -> new Response(200, "text/html", "", "", "<p>hello");
    private final FunctionLog log = new FunctionLog();
    private RecordGroup records = records("192.0.2.7");

    @BeforeEach
    void settle() {
        when(account.distribution("E2QWRUHAPOMQZL"))
                .thenReturn(Optional.of(new DistributionState(
                        "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL",
                        "d111111abcdef8.cloudfront.net",
                        true,
                        true,
                        List.of("www.example.com"))));
        when(account.hasAdditionalMetrics("E2QWRUHAPOMQZL")).thenReturn(true);
        alarmIs(State.OK);
        when(account.healthCheck(HEALTH_CHECK))
                .thenReturn(Optional.of(new HealthCheckState(HEALTH_CHECK, false, "LastKnownStatus")));
        when(executions.of(SITE)).thenReturn(List.of(new Run(EXECUTION, Status.RUNNING, NOW)));
        when(metrics.read(any(), eq(Instant.parse("2026-02-23T09:00:00Z")), eq(Instant.parse("2026-03-02T09:00:00Z"))))
                .thenReturn(new Health(List.of(Minute.of(1, new Counts(100_000, 300))), List.of()));
    }

    @Test
    void a_site_in_order_begins_its_cutover() {
        var cutover = cutover(preflight("cutover-request-minimal.json"));

        assertThat(cutover.next()).isEqualTo(Next.WARM_UP);
        assertThat(cutover.executionArn()).isEqualTo(EXECUTION);
        assertThat(cutover.records()).isEqualTo(records);
        assertThat(cutover.request().site()).isEqualTo(SITE);
        assertThat(log.lines()).containsExactly("www.example.com at 0%: preflight found nothing; warms up");
    }

    @Test
    void a_request_without_a_health_check_gets_the_stacks() {
        var cutover = cutover(preflight("cutover-request-minimal.json"));

        assertThat(cutover.request().guard().healthCheckId()).contains(HEALTH_CHECK);
        assertThat(cutover.nextRecords().of(Arm.CANARY))
                .extracting(WeightedRecord::healthCheckId)
                .containsExactly(Optional.of(HEALTH_CHECK));
    }

    @Test
    void a_health_check_of_the_requests_own_is_kept() {
        var own = "0123abcd-45ef-6789-0123-456789abcdef";
        when(account.healthCheck(own)).thenReturn(Optional.of(new HealthCheckState(own, false, "LastKnownStatus")));

        var cutover = cutover(handle("{\"request\":%s,\"executionArn\":\"%s\"}"
                .formatted(
                        EventFile.read("cutover-request-minimal.json")
                                .replaceFirst("\\{", "{\"guard\": {\"healthCheckId\": \"%s\"},".formatted(own)),
                        EXECUTION)));

        assertThat(cutover.request().guard().healthCheckId()).contains(own);
    }

    @Test
    void a_warning_lets_it_begin_and_is_told() {
        alarmIs(State.INSUFFICIENT_DATA);

        var document = preflight("cutover-request-minimal.json");

        assertThat(document.path("next").stringValue()).isEqualTo("WARM_UP");
        assertThat(document.path("said").stringValue())
                .isEqualTo("preflight warns: alarm sluice-error-rate is in INSUFFICIENT_DATA");
    }

    @Test
    void a_site_that_is_not_in_order_is_refused_with_rule_place_cure_and_source() {
        records = records("d000000abcdef8.cloudfront.net.");

        var document = preflight("cutover-request-minimal.json");

        assertThat(document.path("next").stringValue()).isEqualTo("REFUSED");
        assertThat(document.path("said").stringValue())
                .isEqualTo("refused: A stable points at d000000abcdef8.cloudfront.net, a CloudFront distribution"
                        + " (stable-not-cloudfront)");
        var finding = document.path("findings").path(0);
        assertThat(finding.propertyNames()).containsExactly("rule", "severity", "where", "what", "cure", "source");
        assertThat(finding.path("rule").stringValue()).isEqualTo("stable-not-cloudfront");
        assertThat(finding.path("severity").stringValue()).isEqualTo("BLOCKS");
        assertThat(log.lines())
                .containsExactly("www.example.com is refused: A stable points at d000000abcdef8.cloudfront.net,"
                        + " a CloudFront distribution (stable-not-cloudfront)");
    }

    @Test
    void what_cannot_be_read_refuses_too() {
        when(account.hasAdditionalMetrics("E2QWRUHAPOMQZL"))
                .thenThrow(PortFailure.lasting("no permission for it", "Allow it", null));

        var document = preflight("cutover-request-minimal.json");

        assertThat(document.path("said").stringValue())
                .isEqualTo("refused: the metrics subscription could not be read: no permission for it. Allow it"
                        + " (account-readable)");
    }

    @Test
    void a_bad_request_is_refused_with_every_error_and_nobody_is_asked() {
        var document = preflight("cutover-request-bad.json");

        assertThat(document.path("next").stringValue()).isEqualTo("REFUSED");
        assertThat(document.path("findings").size()).isGreaterThan(3);
        assertThat(document.path("findings")
                        .valueStream()
                        .map(finding -> finding.path("rule").stringValue()))
                .containsOnly("request-valid");
        assertThat(log.lines()).hasSize(1).first().asString().startsWith("a cutover is refused: $");
        verifyNoInteractions(account, metrics, executions);
    }

    @Test
    void a_request_that_is_missing_altogether_is_a_bad_one() {
        var document = handle("{\"executionArn\": \"%s\"}".formatted(EXECUTION));

        assertThat(document.path("next").stringValue()).isEqualTo("REFUSED");
    }

    @Test
    void another_site_than_the_installed_one_is_looked_at_no_further() {
        var other = "{\"request\":%s,\"executionArn\":\"%s\"}"
                .formatted(
                        EventFile.read("cutover-request-minimal.json").replace("www.example.com", "www.example.org"),
                        EXECUTION.replace("www.example.com", "www.example.org"));

        var document = handle(other);

        assertThat(document.path("said").stringValue())
                .isEqualTo("refused: domain www.example.org is not the installed www.example.com (site-installed)");
        verifyNoInteractions(account, metrics, executions);
    }

    @Test
    void an_input_that_is_none_of_the_state_machines_is_a_mistake() {
        assertThatThrownBy(() -> handle("{\"domain\": \"www.example.com\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("executionArn is missing. Start the state machine");
    }

    @Test
    void the_function_wires_itself() {
        assertThat(new PreflightHandler()).isNotNull();
    }

    private void alarmIs(State state) {
        when(account.alarms(anyCollection()))
                .thenReturn(List.of(new AlarmState("sluice-error-rate", state, true, List.of(ROLLBACK))));
    }

    private JsonNode preflight(String event) {
        return handle("{\"request\":%s,\"executionArn\":\"%s\"}".formatted(EventFile.read(event), EXECUTION));
    }

    private JsonNode handle(String input) {
        try {
            var out = new ByteArrayOutputStream();
            new PreflightHandler(
                            new Installation(
                                    SITE,
                                    Set.of("sluice-error-rate"),
                                    Set.of(),
                                    Set.of(ROLLBACK),
                                    Optional.of(HEALTH_CHECK)),
                            account,
                            new Weights(),
                            metrics,
                            executions,
                            fetch,
                            Runnable::run,
                            new Still())
                    .handleRequest(in(input), out, log.context(Duration.ofMinutes(5)));
            return new JsonMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cutover cutover(JsonNode document) {
        try {
            return CutoverJson.read(in(document.toString()), Cutover.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteArrayInputStream in(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static RecordGroup records(String stableValue) {
        return new RecordGroup(
                SITE.domain(),
                SITE.stable(),
                SITE.canary(),
                List.of(
                        new WeightedRecord(
                                "A",
                                "stable",
                                100,
                                Optional.of(60L),
                                List.of(stableValue),
                                Optional.empty(),
                                Optional.empty()),
                        new WeightedRecord(
                                "A",
                                "canary",
                                0,
                                Optional.empty(),
                                List.of(),
                                Optional.of(new Alias("d111111abcdef8.cloudfront.net", "Z2FDTNDATAQYW2", false)),
                                Optional.empty())));
    }

    /** Preflight reads and never writes. */
    private final class Weights implements TrafficRouter<RecordGroup> {

        @Override
        public RecordGroup read() {
            return records;
        }

        @Override
        public Change swap(RecordGroup from, RecordGroup to) {
            throw new AssertionError("preflight changed the records");
        }

        @Override
        public Change put(RecordGroup to) {
            throw new AssertionError("preflight changed the records");
        }

        @Override
        public boolean isLive(Change change) {
            throw new AssertionError("preflight changes nothing that could be live");
        }
    }

    private static final class Still implements Time {

        @Override
        public Instant instant() {
            return NOW;
        }

        @Override
        public void pause(Duration duration) {
            throw new AssertionError("preflight waits for nothing");
        }
    }
}
