package dev.sluice.rollback.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.rollback.Executions.Status;
import dev.sluice.domain.rollback.Trigger;
import dev.sluice.domain.rollback.Trigger.Alarm;
import dev.sluice.domain.rollback.Trigger.CutoverFailed;
import dev.sluice.domain.rollback.Trigger.ExecutionEnded;
import dev.sluice.domain.rollback.Trigger.Manual;
import dev.sluice.domain.rollback.Trigger.Sweep;
import dev.sluice.rollback.EventFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggersTest {

    private static final Site SITE = new Site("www.example.com", "Z1", "stable", "canary", "E2QWRUHAPOMQZL");
    private static final String EXECUTION =
            "arn:aws:states:us-east-1:123456789012:execution:sluice-cutover:www.example.com_20260302T020000Z";
    private static final Instant RAISED = Instant.parse("2026-03-02T03:04:05.678Z");

    @ParameterizedTest
    @ValueSource(strings = {"alarm-lambda.json", "alarm-eventbridge.json", "alarm-sns.json", "alarm-sns-math.json"})
    void an_alarm_says_the_same_in_every_shape(String file) throws BadEvent {
        var alarm = alarm(file);

        assertThat(alarm.words()).isEqualTo("alarm sluice-canary-errors is in ALARM");
        assertThat(alarm.at()).contains(RAISED);
        assertThat(alarm.distributions()).containsExactly("E2QWRUHAPOMQZL");
        assertThat(alarm.measuresMore()).isFalse();
        assertThat(alarm.evidence())
                .anyMatch(line -> line.startsWith("Threshold Crossed: 5 out of the last 5 datapoints [2.31"))
                .contains("The alarm's description: More than 1% of the canary's requests fail");
    }

    @Test
    void the_numbers_of_an_alarm_are_its_evidence() throws BadEvent {
        assertThat(alarm("alarm-lambda.json").evidence())
                .contains("Values of 60 s each: 2.2, 2.4, 1.98, 2.05, 2.31; the limit is 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm-lambda-composite.json", "alarm-eventbridge-composite.json"})
    void a_composite_alarm_names_those_that_raised_it(String file) throws BadEvent {
        var alarm = alarm(file);

        assertThat(alarm.name()).isEqualTo("site-unwell");
        assertThat(alarm.distributions()).isEmpty();
        assertThat(alarm.measuresMore()).isTrue();
        assertThat(alarm.evidence())
                .contains(
                        "Raised by sluice-canary-errors (ALARM since 2026-03-02T03:04:05.678+0000), stable-errors (ALARM"
                                + " since 2026-03-02T03:01:05.001+0000).");
    }

    @Test
    void data_that_is_cut_short_is_said_to_be_so_and_keeps_nobody_waiting() throws BadEvent {
        assertThat(alarm("alarm-lambda-bad-reason-data.json").evidence())
                .anyMatch(line -> line.startsWith("The alarm's data is not readable: not JSON at line 1"));
    }

    @Test
    void data_that_is_missing_is_said_to_be_so() throws BadEvent {
        assertThat(alarm("alarm-lambda-unknown.json").evidence()).contains("The alarm's data is missing.");
    }

    @Test
    void a_time_nobody_can_read_is_no_time() throws BadEvent {
        var event =
                text("alarm-lambda.json").replace("\"timestamp\": \"2026-03-02T03:04:05", "\"timestamp\": \"monday ");

        assertThat(read(event).at()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rollback-execution-aborted.json, ABORTED",
        "rollback-execution-timed-out.json, TIMED_OUT",
        "rollback-execution-succeeded.json, SUCCEEDED"
    })
    void the_end_of_an_execution_is_read(String file, Status status) throws BadEvent {
        assertThat(read(text(file)))
                .isEqualTo(new ExecutionEnded(
                        EXECUTION, status, Optional.of(Instant.parse("2026-03-02T03:04:05Z")), Optional.empty()));
    }

    @Test
    void the_cause_of_an_end_is_read() throws BadEvent {
        var ended = (ExecutionEnded) read(text("rollback-execution-stopped-by-us.json"));

        assertThat(ended.cause()).contains("Sluice rolled back: alarm sluice-canary-errors is in ALARM");
    }

    @Test
    void a_status_nobody_had_thought_of_is_no_failure() throws BadEvent {
        var event = text("rollback-execution-aborted.json").replace("ABORTED", "PENDING_REDRIVE");

        assertThat(((ExecutionEnded) read(event)).status().isFailure()).isFalse();
    }

    @Test
    void people_the_sweeper_and_the_cutover_itself_are_told_apart() throws BadEvent {
        assertThat(read(text("rollback-manual.json")))
                .isEqualTo(new Manual("checkout is broken for half of our users"));
        assertThat(read(text("rollback-sweep.json"))).isEqualTo(new Sweep());
        assertThat(read(text("rollback-cutover.json")))
                .isEqualTo(new CutoverFailed(EXECUTION, "the error rate is above 1%: 2.1% of 4,812 requests"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "at JUDGE_HEALTH: States.Timeout: ;at JUDGE_HEALTH: States.Timeout",
                "at FINISH: Failed: {\"errorMessage\":\"no permission\"};at FINISH: Failed: no permission",
                "Failed: {\"errorMessage\":\"no permission\",\"errorType\":\"Failed\"};Failed: no permission",
                "States.Timeout: {cut off;States.Timeout: {cut off",
                "Failed: {};Failed: {}"
            })
    void the_reason_of_a_caught_exception_is_its_message(String reason, String words) throws BadEvent {
        var event = text("rollback-cutover.json")
                .replace("the error rate is above 1%: 2.1% of 4,812 requests", reason.replace("\"", "\\\""));

        assertThat(read(event)).isEqualTo(new CutoverFailed(EXECUTION, words));
    }

    @Test
    void a_domain_is_known_with_capitals_and_a_final_dot_and_needs_no_reason() throws BadEvent {
        assertThat(read("{\"domain\": \"WWW.Example.com.\"}")).isEqualTo(new Manual("no reason given"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback-manual.json", "rollback-cutover.json"})
    void another_site_is_refused_and_both_are_named(String file) {
        var event = text(file).replace("www.example.com\"", "shop.example.com\"");

        assertThatThrownBy(() -> read(event))
                .isInstanceOf(BadEvent.class)
                .hasMessage("this install rolls back www.example.com and knows nothing of shop.example.com. Correct the"
                        + " domain, or ask the install of that site");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hello\": 1} | neither an alarm nor a status change",
                "{\"domain\": | not JSON at line 1",
                "[1] | not a JSON object",
                "{\"Records\": []} | $.Records holds 0 messages",
                "{\"Records\": [{}]} | $.Records[0].Sns.Message is missing",
                "{\"Records\": [{\"Sns\": {\"Message\": \"hello\"}}]} | not JSON at line 1",
                "{\"source\": \"aws.cloudwatch\", \"detail\": {}} | $.detail.alarmName is missing",
                "{\"source\": \"aws.states\", \"detail\": {}} | $.detail.status is missing"
            })
    void what_cannot_be_read_says_what_and_where(String event, String problem) {
        assertThatThrownBy(() -> read(event)).isInstanceOf(BadEvent.class).hasMessageContaining(problem);
    }

    private static Alarm alarm(String file) throws BadEvent {
        return (Alarm) read(text(file));
    }

    private static Trigger read(String event) throws BadEvent {
        return new Triggers(SITE).read(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String file) {
        return new String(EventFile.read(file), StandardCharsets.UTF_8);
    }
}
