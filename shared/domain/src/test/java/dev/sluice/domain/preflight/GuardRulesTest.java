package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.SiteInOrder.ROLLBACK;
import static dev.sluice.domain.preflight.SiteInOrder.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.domain.preflight.AlarmState.State;
import dev.sluice.domain.preflight.Part.Read;
import dev.sluice.domain.preflight.Part.Skipped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardRulesTest {

    @Test
    void alarms_of_the_request_and_of_the_stack_have_to_exist() {
        var findings = after(site -> site.alarms.clear());

        assertThat(findings).extracting(Finding::rule).containsOnly("alarms-exist");
        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly("alarm 5xx-of-checkout does not exist", "alarm sluice-error-rate does not exist");
    }

    @Test
    void an_alarm_that_fires_already_would_not_call_again() {
        assertThat(after(checkout(State.ALARM, true, ROLLBACK)))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("alarms-quiet", Severity.BLOCKS));
    }

    @Test
    void an_alarm_without_data_warns_and_does_not_block() {
        assertThat(after(checkout(State.INSUFFICIENT_DATA, true, ROLLBACK)))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("alarms-have-data", Severity.WARNS));
    }

    @Test
    void an_alarm_with_its_actions_disabled_is_refused() {
        assertThat(after(checkout(State.OK, false, ROLLBACK)))
                .extracting(Finding::rule)
                .containsExactly("alarms-enabled");
    }

    @Test
    void an_alarm_that_calls_somebody_else_is_refused_with_whom() {
        var findings = after(checkout(State.OK, true, "arn:aws:sns:us-east-1:1:pager"));

        assertThat(findings).extracting(Finding::rule).containsExactly("alarms-call-rollback");
        assertThat(findings.getFirst().sentence())
                .isEqualTo("alarm 5xx-of-checkout calls only arn:aws:sns:us-east-1:1:pager");
    }

    @Test
    void an_alarm_that_calls_nobody_is_refused_wherever_it_is_looked_at() {
        var findings = after(site -> {
            checkout(State.OK, true).accept(site);
            site.installation = new Skipped<>("on a laptop");
        });

        assertThat(findings).extracting(Finding::sentence).containsExactly("alarm 5xx-of-checkout calls nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":live", ":7"})
    void a_version_or_alias_of_the_rollback_function_is_as_good_as_itself(String qualifier) {
        assertThat(after(checkout(State.OK, true, ROLLBACK + qualifier))).isEmpty();
    }

    @Test
    void a_function_whose_name_merely_begins_alike_is_another() {
        assertThat(after(checkout(State.OK, true, ROLLBACK + "-old")))
                .extracting(Finding::rule)
                .containsExactly("alarms-call-rollback");
    }

    @Test
    void an_alarm_that_the_stack_listens_for_need_not_call_anybody() {
        var findings = after(site -> {
            checkout(State.OK, true).accept(site);
            site.installation = new Read<>(new Installation(
                    SiteInOrder.SITE,
                    Set.of("sluice-error-rate", "5xx-of-checkout"),
                    Set.of("5xx-of-checkout"),
                    Set.of(ROLLBACK),
                    Optional.empty()));
        });

        assertThat(findings).isEmpty();
    }

    @Test
    void whom_an_alarm_has_to_call_is_not_asked_where_nobody_said() {
        var findings = after(site -> {
            checkout(State.OK, true, "arn:aws:sns:us-east-1:1:pager").accept(site);
            site.installation = new Read<>(new Installation(
                    SiteInOrder.SITE, Set.of("sluice-error-rate"), Set.of(), Set.of(), Optional.empty()));
        });

        assertThat(findings).isEmpty();
    }

    @Test
    void a_health_check_that_is_not_there_guards_nothing() {
        var findings = after(site -> site.healthCheck = new Read<>(Optional.empty()));

        assertThat(findings).extracting(Finding::rule).containsExactly("health-check-exists");
        assertThat(findings.getFirst().sentence()).isEqualTo("health check hc-1 does not exist");
    }

    @Test
    void a_disabled_health_check_is_healthy_for_ever() {
        assertThat(after(site -> site.healthCheck =
                        new Read<>(Optional.of(new HealthCheckState("hc-1", true, "LastKnownStatus")))))
                .extracting(Finding::rule)
                .containsExactly("health-check-enabled");
    }

    @Test
    void a_health_check_that_turns_healthy_without_data_warns() {
        assertThat(after(site ->
                        site.healthCheck = new Read<>(Optional.of(new HealthCheckState("hc-1", false, "Healthy")))))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("health-check-keeps-its-word", Severity.WARNS));
    }

    @Test
    void a_health_check_of_an_endpoint_has_no_say_about_missing_data() {
        assertThat(after(site -> site.healthCheck = new Read<>(Optional.of(new HealthCheckState("hc-1", false, "")))))
                .isEmpty();
    }

    private static Consumer<SiteInOrder> checkout(State state, boolean enabled, String... actions) {
        return site -> site.alarms.set(1, new AlarmState("5xx-of-checkout", state, enabled, List.of(actions)));
    }
}
