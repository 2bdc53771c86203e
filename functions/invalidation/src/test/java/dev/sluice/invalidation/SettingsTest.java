package dev.sluice.invalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "DISTRIBUTION_ARNS",
                    "arn:aws:cloudfront::123456789012:distribution/E1, arn:aws:cloudfront::1:distribution/E2",
            "DEAD_LETTER_QUEUE_URL", "https://queue"));

    @Test
    void distributions_are_named_by_their_arns() {
        var settings = Settings.of(environment);

        assertThat(settings.distributions()).containsExactly("E1", "E2");
    }

    @Test
    void a_plan_bills_fifty_paths_unless_told_otherwise() {
        assertThat(Settings.of(environment).limits().paths()).isEqualTo(50);

        environment.put("MAX_PATHS", "7");

        assertThat(Settings.of(environment).limits().paths()).isEqualTo(7);
    }

    @Test
    void globs_say_which_names_are_versioned() {
        environment.put("ALWAYS_VERSIONED", "cdn/**");
        environment.put("NEVER_VERSIONED", "cdn/latest/**");

        var names = Settings.of(environment).names();

        assertThat(names.contain("cdn/logo.svg")).isTrue();
        assertThat(names.contain("cdn/latest/logo.svg")).isFalse();
    }

    @Test
    void a_missing_setting_is_named() {
        environment.remove("DISTRIBUTION_ARNS");

        assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining("DISTRIBUTION_ARNS is not set");
    }

    @ParameterizedTest
    @CsvSource({"MAX_RECEIVES, 0", "MAX_LISTED, -1", "DISTRIBUTION_ARNS, ','"})
    void a_setting_with_which_nothing_could_work_is_refused(String name, String value) {
        environment.put(name, value);

        assertThatThrownBy(() -> Settings.of(environment)).hasMessageContaining("at least one distribution");
    }

    @Test
    void a_setting_that_is_no_number_is_named_with_its_value() {
        environment.put("MAX_PATHS", "many");

        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageContaining("MAX_PATHS is not a whole number: many");
    }
}
