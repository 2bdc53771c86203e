package dev.sluice.domain.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPrefixTest {

    @ParameterizedTest
    @CsvSource({
        "/index.html, /index.js, /index.",
        "/a, /ab, /a",
        "/a%20b, /a%21b, /a",
        "/a%20b, /a%20c, /a%20",
        "/a%20, /a%, /a",
        "/%C3%A4, /%C3%B6, /",
        "/%E4%B8%AD, /%E4%B8%AE, /",
        "/%E4%B8%AD, /%E4%B8%ADx, /%E4%B8%AD",
        "/%E4%B8%AD%E4%B8%AD, /%E4%B8%AD%E4%B8%AE, /%E4%B8%AD",
        "/%F0%9F%98%80, /%F0%9F%98%81, /",
        "/%F0%9F%98%80a, /%F0%9F%98%80b, /%F0%9F%98%80",
        "/%2520a, /%2521a, /%252",
        "/%zzab, /%zzac, /%zza",
    })
    void a_common_prefix_ends_between_two_characters(String a, String b, String common) {
        assertThat(a.substring(0, PathPrefix.common(a, b, 0))).isEqualTo(common);
        assertThat(b.substring(0, PathPrefix.common(b, a, 0))).isEqualTo(common);
    }
}
