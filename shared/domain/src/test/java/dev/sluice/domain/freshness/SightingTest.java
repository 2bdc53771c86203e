package dev.sluice.domain.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.freshness.Verdict.Kind;
import dev.sluice.domain.purge.EdgePath;
import org.junit.jupiter.api.Test;

class SightingTest {

    private final Sighting sighting = new Sighting(
            new Probe(new EdgePath("/it's%20new.html"), "site", "it's new.html"),
            Encoding.COMPRESSED,
            "IAD89-C1",
            new Verdict(Kind.STALE, "ETag a, the bucket has b"));

    @Test
    void one_line_says_what_was_seen() {
        assertThat(sighting.words()).isEqualTo("/it's%20new.html (br, gzip) ETag a, the bucket has b");
    }

    @Test
    void the_curl_line_survives_the_shell() {
        assertThat(sighting.curl("d1.cloudfront.net"))
                .isEqualTo("curl -sD - -o /dev/null -H 'Accept-Encoding: br, gzip'"
                        + " 'https://d1.cloudfront.net/it'\\''s%20new.html'");
    }

    @Test
    void nobody_can_ask_for_a_wildcard() {
        assertThatThrownBy(() -> new Probe(new EdgePath("/docs/*"), "site", "docs/a"))
                .hasMessageContaining("/docs/* is a wildcard");
    }
}
