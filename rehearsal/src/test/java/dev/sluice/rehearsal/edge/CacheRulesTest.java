package dev.sluice.rehearsal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;

final class CacheRulesTest {

    @Test
    void cache_control_decides_within_the_policys_bounds() {
        var rules = CacheRules.of(CachePolicyConfig.builder()
                .minTTL(10L)
                .defaultTTL(100L)
                .maxTTL(1_000L)
                .build());

        assertThat(rules.lifetime(null)).hasSeconds(100);
        assertThat(rules.lifetime("public")).hasSeconds(100);
        assertThat(rules.lifetime("max-age=50")).hasSeconds(50);
        assertThat(rules.lifetime("max-age=5")).hasSeconds(10);
        assertThat(rules.lifetime("max-age=5000")).hasSeconds(1_000);
        assertThat(rules.lifetime("s-maxage=70, max-age=50")).hasSeconds(70);
        assertThat(rules.lifetime("max-age=50, s-maxage=70")).hasSeconds(70);
        assertThat(rules.lifetime("no-cache")).hasSeconds(10);
        assertThat(rules.lifetime("Private, max-age=50")).hasSeconds(10);
    }
}
