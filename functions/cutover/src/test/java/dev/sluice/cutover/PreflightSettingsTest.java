package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightSettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SITE_DOMAIN", "www.example.com",
            "SITE_HOSTED_ZONE_ID", "Z0123456789ABCDEFGHIJ",
            "SITE_STABLE", "stable",
            "SITE_CANARY", "canary",
            "SITE_DISTRIBUTION_ID", "E2QWRUHAPOMQZL",
            "NOTIFICATION_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:sluice",
            "CUTOVER_STATE_MACHINE_ARN", "arn:aws:states:us-east-1:123456789012:stateMachine:sluice-cutover"));

    @Test
    void alarms_and_whom_they_call_are_lists() {
        environment.put("SITE_ALARMS", "error-rate, hit-ratio,");
        environment.put("ROLLBACK_TARGET_ARNS", "arn:rollback");

        var installation = PreflightSettings.of(environment).installation();

        assertThat(installation.site().domain()).isEqualTo("www.example.com");
        assertThat(installation.alarms()).containsExactlyInAnyOrder("error-rate", "hit-ratio");
        assertThat(installation.rollbackTargets()).containsExactly("arn:rollback");
    }

    @Test
    void both_lists_may_be_missing() {
        var installation = PreflightSettings.of(environment).installation();

        assertThat(installation.alarms()).isEmpty();
        assertThat(installation.rollbackTargets()).isEmpty();
    }

    @Test
    void the_stacks_health_check_is_known_by_its_id() {
        environment.put("HEALTH_CHECK_ID", "8a2f6c1e-3d54-4b7a-9f10-5e6d7c8b9a01");

        assertThat(PreflightSettings.of(environment).installation().healthCheckId())
                .contains("8a2f6c1e-3d54-4b7a-9f10-5e6d7c8b9a01");
    }

    @Test
    void a_stack_may_be_without_a_health_check() {
        environment.put("HEALTH_CHECK_ID", "");

        assertThat(PreflightSettings.of(environment).installation().healthCheckId())
                .isEmpty();
    }

    @Test
    void a_state_machine_that_is_not_named_is_asked_for() {
        environment.remove("CUTOVER_STATE_MACHINE_ARN");

        assertThatThrownBy(() -> PreflightSettings.of(environment))
                .hasMessage("the environment variable CUTOVER_STATE_MACHINE_ARN is not set");
    }
}
