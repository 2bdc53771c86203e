package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionedNamesTest {

    @Test
    void without_patterns_the_built_in_rule_decides() {
        assertThat(VersionedNames.BUILT_IN.contain("assets/index-DYIkqkhu.js")).isTrue();
        assertThat(VersionedNames.BUILT_IN.contain("assets/index.js")).isFalse();
    }

    @Test
    void always_wins_over_the_built_in_rule() {
        var names = VersionedNames.of(List.of("releases/**"), List.of());

        assertThat(names.contain("releases/2024.1/app.js")).isTrue();
        assertThat(names.find("releases/2024.1/app.js").orElseThrow().reason())
                .isEqualTo("declared versioned by releases/**");
    }

    @Test
    void never_wins_over_always_and_the_built_in_rule() {
        var names = VersionedNames.of(List.of("assets/**"), List.of("assets/live-*"));

        assertThat(names.contain("assets/live-DYIkqkhu.js")).isFalse();
        assertThat(names.find("assets/live-DYIkqkhu.js")).isEmpty();
        assertThat(names.contain("assets/other.js")).isTrue();
    }

    @Test
    void where_no_pattern_matches_the_built_in_rule_decides() {
        var names = VersionedNames.of(List.of("releases/**"), List.of("live/**"));

        assertThat(names.find("assets/index-DYIkqkhu.js"))
                .contains(new VersionedName.Hashed("DYIkqkhu", Alphabet.BASE64URL));
        assertThat(names.contain("assets/index.js")).isFalse();
    }

    @Test
    void a_bad_pattern_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionedNames.of(List.of("assets/**"), List.of("/live/**")))
                .withMessage("key pattern \"/live/**\" begins with /, but keys do not; write \"live/**\"");
    }
}
