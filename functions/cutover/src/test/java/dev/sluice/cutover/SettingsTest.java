package dev.sluice.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.cutover.Site;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Map<String, String> INSTALLED = Map.of(
            "SITE_DOMAIN", "www.example.com",
            "SITE_HOSTED_ZONE_ID", "Z1",
            "SITE_STABLE", "stable",
            "SITE_CANARY", "canary",
            "SITE_DISTRIBUTION_ID", "E1",
            "NOTIFICATION_TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:sluice");

    @Test
    void the_environment_says_which_site_and_who_listens() {
        assertThat(Settings.of(INSTALLED))
                .isEqualTo(new Settings(
                        new Site("www.example.com", "Z1", "stable", "canary", "E1"),
                        "arn:aws:sns:us-east-1:123456789012:sluice"));
    }

    @Test
    void a_missing_setting_is_named() {
        var without = new HashMap<>(INSTALLED);
        without.put("SITE_CANARY", " ");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(without))
                .withMessage("the environment variable SITE_CANARY is not set");
    }
}
