package dev.sluice.domain.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyGlobTest {

    @ParameterizedTest
    @CsvSource({
        "index.html,          index.html",
        "*.js,                main.js",
        "*.js,                .js",
        "assets/*,            assets/a.js",
        "assets/**,           assets/a/b/c.js",
        "**,                  a/b.js",
        "**/sw.js,            sw.js",
        "**/sw.js,            a/b/sw.js",
        "a/**/b.js,           a/b.js",
        "a/**/b.js,           a/x/y/b.js",
        "**.map,              a/b.js.map",
        "v?/app.js,           v2/app.js",
        "v?/**/app-*.js,      v2/a/b/app-x.js",
        "pages/[slug].js,     pages/[slug].js",
        "a*b*c,               aXbYbZc",
        "**/*/*.js,           a/b/c.js"
    })
    void a_key_matches(String glob, String key) {
        assertThat(new KeyGlob(glob).matches(key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.js,                assets/main.js",
        "assets/*,            assets/a/b.js",
        "assets/**,           asset",
        "assets/**,           my/assets/a.js",
        "**/sw.js,            asw.js",
        "a/**/b.js,           a/xb.js",
        "a/**/b.js,           ab.js",
        "v?/app.js,           v/app.js",
        "v?/app.js,           v//app.js",
        "v?.js,               v12.js",
        "INDEX.html,          index.html",
        "pages/[slug].js,     pages/s.js",
        "**/*/*.js,           c.js"
    })
    void a_key_does_not_match(String glob, String key) {
        assertThat(new KeyGlob(glob).matches(key)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                  key pattern \"\" is empty; write ** for every key",
        "/assets/**,          'key pattern \"/assets/**\" begins with /, but keys do not; write \"assets/**\"'",
        "a/***,               key pattern \"a/***\" has three stars in a row; write * within a folder or ** across folders",
        "'*.{js,css}',        'key pattern \"*.{js,css}\" has braces, which are not supported; write one pattern for each alternative'",
        "a\\\\b,                'key pattern \"a\\\\b\" has a backslash; folders are separated by / and no character needs escaping'"
    })
    void a_bad_pattern_is_refused_with_its_cure(String glob, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyGlob(glob)).withMessage(message);
    }

    @Test
    void a_pattern_longer_than_any_key_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyGlob("a".repeat(1_025)))
                .withMessageContaining("has 1,025 characters");
    }

    @Property
    void globs_agree_with_regular_expressions(@ForAll("globs") String glob, @ForAll("keys") String key) {
        boolean expected = Pattern.compile(expression(glob)).matcher(key).matches();

        assertThat(new KeyGlob(glob).matches(key)).isEqualTo(expected);
    }

    @Property
    void a_key_without_wildcards_matches_itself(@ForAll("keys") String key) {
        assertThat(key.isEmpty() || key.startsWith("/") || new KeyGlob(key).matches(key))
                .isTrue();
    }

    @Test
    void many_stars_do_not_make_it_slow() {
        var glob = new KeyGlob("*a".repeat(500));
        String key = "a".repeat(1_000) + "b";

        boolean matches = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> glob.matches(key));

        assertThat(matches).isFalse();
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of("a", "b", "/", "*", "?", "**/", "**")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts))
                .filter(glob -> !glob.startsWith("/") && !glob.contains("***"));
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(8);
    }

    private static String expression(String glob) {
        return ("\u0000" + glob)
                .replaceAll("(?<=[/\u0000])\\*\\*/", "\u0001")
                .replace("**", "\u0002")
                .replace("*", "[^/]*")
                .replace("?", "[^/]")
                .replace("\u0002", ".*")
                .replace("\u0001", "(?:.*/)?")
                .replace("\u0000", "");
    }
}
