package dev.sluice.rehearsal.wire;

import static dev.sluice.rehearsal.wire.WeightedSite.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.LeapingTime;
import dev.sluice.rehearsal.external.Moto;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What calls for a rollback, while a cutover runs in Step Functions and after it broke off, over HTTP. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import moto.server"},
        cure = "pip install 'moto[server,stepfunctions]==5.2.1'")
@Timeout(60)
final class RollbackOverTheWireTest {

    private static final DateTimeFormatter CLOUDWATCH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private static Moto moto;
    private WeightedSite site;
    private RollbackFunction rollback;

    @BeforeAll
    static void start() throws IOException {
        moto = Moto.strict();
    }

    @AfterAll
    static void stop() {
        moto.close();
    }

    @BeforeEach
    void install() throws IOException {
        moto.reset();
        site = new WeightedSite(moto);
        rollback = new RollbackFunction(moto, site, new LeapingTime(Instant.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm-lambda.json", "alarm-sns.json", "alarm-eventbridge.json"})
    void an_alarm_during_a_cutover_takes_the_weight_back_stops_the_cutover_and_tells_people(String event)
            throws Exception {
        carryWeight(90, 10);
        var execution = rollback.startCutover();

        var answer = rollback.on(raisedNow(event));

        assertThat(answer.path("outcome").stringValue()).isEqualTo("ROLLED_BACK");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
        assertThat(rollback.end(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(rollback.read()).singleElement().satisfies(notice -> {
            assertThat(notice.path("Subject").stringValue())
                    .isEqualTo("Sluice: www.example.com is rolled back to stable");
            assertThat(notice.path("Message").stringValue())
                    .contains("Why: alarm sluice-canary-errors is in ALARM")
                    .contains("found the weights 90/10, wrote 255/0")
                    .contains("; stopped www.example.com_20260302T020000Z");
        });
    }

    @Test
    void the_same_alarm_a_second_time_finds_everything_done() throws Exception {
        carryWeight(90, 10);
        var execution = rollback.startCutover();
        var alarm = raisedNow("alarm-sns.json");
        rollback.on(alarm);
        rollback.end(execution);
        rollback.read();

        var again = rollback.on(alarm);

        assertThat(again.path("outcome").stringValue()).isEqualTo("ALREADY_ROLLED_BACK");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
        assertThat(rollback.read()).hasSize(1);
    }

    @Test
    void an_alarm_that_is_raised_after_the_rollback_bothers_nobody() throws Exception {
        carryWeight(90, 10);
        var execution = rollback.startCutover();
        rollback.on(raisedNow("alarm-sns.json"));
        rollback.end(execution);
        rollback.read();

        var later = rollback.on(raised("alarm-eventbridge.json", Instant.now().plusSeconds(120)));

        assertThat(later.path("outcome").stringValue()).isEqualTo("IGNORED");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
        assertThat(rollback.read()).isEmpty();
    }

    @Test
    void an_alarm_from_before_the_cutover_is_ignored() throws Exception {
        carryWeight(90, 10);
        rollback.startCutover();

        var answer = rollback.on(event("alarm-sns.json"));

        assertThat(answer.path("outcome").stringValue()).isEqualTo("IGNORED");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(90, 10, site.healthCheck));
        assertThat(rollback.read()).isEmpty();
    }

    @Test
    void a_cutover_that_somebody_stopped_at_its_last_step_is_taken_back() throws Exception {
        carryWeight(0, 100);
        var execution = rollback.startCutover();
        rollback.stop(execution);
        rollback.end(execution);

        var answer = rollback.on(event("rollback-execution-aborted.json")
                .replaceFirst("(\"executionArn\": )\"[^\"]+\"", "$1\"" + execution + "\""));

        assertThat(answer.path("outcome").stringValue()).isEqualTo("ROLLED_BACK");
        assertThat(site.stored()).containsExactlyInAnyOrderElementsOf(records(255, 0));
    }

    private void carryWeight(int stable, int canary) {
        site.put(records(stable, canary, site.healthCheck).toArray(ResourceRecordSet[]::new));
    }

    private static String raisedNow(String name) throws IOException {
        return raised(name, Instant.now());
    }

    private static String raised(String name, Instant at) throws IOException {
        return event(name).replace("2026-03-02T03:04:05.678+0000", CLOUDWATCH.format(at));
    }

    private static String event(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("sluice.root"), "events", name));
    }
}
