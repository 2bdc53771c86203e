package dev.sluice.invalidation.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportSettingsTest {

    private final Map<String, String> environment = new HashMap<>(
            Map.of("SUMMARY_TOPIC_ARN", "arn:topic", "MONTHLY_PATH_BUDGET", "5000", "SUMMARY_INTERVAL_SECONDS", "300"));

    @Test
    void everything_comes_from_the_environment() {
        assertThat(ReportSettings.of(environment))
                .isEqualTo(new ReportSettings("arn:topic", 5_000, Duration.ofMinutes(5)));
    }

    @Test
    void a_missing_setting_is_named() {
        environment.remove("SUMMARY_TOPIC_ARN");

        assertThatThrownBy(() -> ReportSettings.of(environment)).hasMessageContaining("SUMMARY_TOPIC_ARN is not set");
    }

    @Test
    void a_setting_that_is_no_number_is_named_with_its_value() {
        environment.put("MONTHLY_PATH_BUDGET", "-1");

        assertThatThrownBy(() -> ReportSettings.of(environment))
                .hasMessageContaining("MONTHLY_PATH_BUDGET is not a whole number, 0 or more: -1");
    }
}
