package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgePathTest {

    /** RFC 1738, section 2.2: what may stand for itself, the reserved characters included, but for the question mark. */
    private static final String SAFE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!$&'()*+,-./:;=@_";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    assets/logo.svg,      /assets/logo.svg
                    a b.html,             /a%20b.html
                    50%.html,             /50%25.html
                    already%20.html,      /already%2520.html
                    what?.html,           /what%3F.html
                    "quoted".html,        /%22quoted%22.html
                    [a]{b}|c\\^d`e`.html, `/%5Ba%5D%7Bb%7D%7Cc%5C%5Ed%60e%60.html`
                    a<b>c#d.html,         /a%3Cb%3Ec%23d.html
                    größe.html,           /gr%C3%B6%C3%9Fe.html
                    中文.html,             /%E4%B8%AD%E6%96%87.html
                    😀.html,               /%F0%9F%98%80.html
                    /leading.html,        //leading.html
                    """)
    void a_key_becomes_the_path_viewers_ask_for(String key, String path) {
        assertThat(EdgePath.of(key)).hasToString(path);
    }

    /** The sources disagree: RFC 1738 calls it unsafe, RFC 3986 does not. CloudFront's guide refers to the former. */
    @Test
    void a_tilde_is_unsafe() {
        assertThat(EdgePath.of("~user/index.html")).hasToString("/%7Euser/index.html");
    }

    @Test
    void a_plus_stays() {
        assertThat(EdgePath.of("c++.html")).hasToString("/c++.html");
    }

    @Test
    void of_all_ascii_characters_exactly_the_unsafe_ones_are_encoded() {
        var kept = IntStream.rangeClosed(0, 0x7F)
                .mapToObj(Character::toString)
                .filter(c -> EdgePath.of(c).value().equals("/" + c))
                .collect(Collectors.toSet());

        assertThat(kept).isEqualTo(SAFE.chars().mapToObj(Character::toString).collect(Collectors.toSet()));
    }

    @Property
    void every_octet_is_itself_or_its_upper_case_escape(@ForAll("keys") String key) {
        var octets = key.getBytes(StandardCharsets.UTF_8);
        var expected = IntStream.range(0, octets.length)
                .map(i -> octets[i] & 0xFF)
                .mapToObj(octet -> SAFE.indexOf(octet) >= 0 ? Character.toString(octet) : "%%%02X".formatted(octet))
                .collect(Collectors.joining("", "/", ""));

        assertThat(EdgePath.of(key)).hasToString(expected);
    }

    @Property
    void decoding_gives_the_key_back(@ForAll("keys") String key) {
        var path = EdgePath.of(key).value();

        assertThat(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo("/" + key);
    }

    @Provide
    Arbitrary<String> keys() {
        var ascii = Arbitraries.integers().between(0, 0x7F);
        var any = Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
        return Arbitraries.oneOf(ascii, any)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> c != '*')
                .map(Character::toString)
                .list()
                .ofMaxSize(40)
                .map(characters -> String.join("", characters));
    }

    @ParameterizedTest
    @CsvSource({"a*b.html, /a*", "dir/*, /dir/*", "ä*, /%C3%A4*", "*, /*", "a*b*c, /a*"})
    void a_key_with_a_star_is_purged_by_the_wildcard_that_ends_there(String key, String path) {
        assertThat(EdgePath.of(key)).hasToString(path);
        assertThat(EdgePath.of(key).covers(new EdgePath("/" + (key.startsWith("ä") ? "%C3%A4*" : key))))
                .isTrue();
    }

    @Test
    void the_longest_path_cloudfront_takes_is_accepted() {
        assertThat(EdgePath.of("a".repeat(3_999)).value()).hasSize(4_000);
    }

    @Test
    void a_longer_path_is_refused_by_name() {
        var key = "ä".repeat(667);

        assertThatThrownBy(() -> EdgePath.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4,003 characters")
                .hasMessageContaining("at most 4,000")
                .hasMessageContaining("shorter key")
                .hasMessageEndingWith("/" + "%C3%A4".repeat(667));
    }

    @Test
    void a_relative_path_is_refused_by_name() {
        assertThatThrownBy(() -> new EdgePath("index.html"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("edge path \"index.html\" does not start with /");
    }

    @ParameterizedTest
    @CsvSource({
        "/a*,   /a,    true",
        "/a*,   /ab,   true",
        "/a*,   /a/b,  true",
        "/a*,   /ab*,  true",
        "/a*,   /a*,   true",
        "/ab*,  /a*,   false",
        "/a/*,  /a,    false",
        "/a,    /a,    true",
        "/a,    /ab,   false",
        "/a,    /A,    false",
        "/a*b,  /aab,  false",
    })
    void a_wildcard_covers_what_starts_with_it_and_a_path_itself(String path, String other, boolean covers) {
        assertThat(new EdgePath(path).covers(new EdgePath(other))).isEqualTo(covers);
    }

    @Test
    void a_wildcard_is_made_once() {
        var wildcard = new EdgePath("/a").withWildcard();

        assertThat(wildcard).hasToString("/a*");
        assertThat(wildcard.withWildcard()).isEqualTo(wildcard);
        assertThat(wildcard.prefix()).isEqualTo("/a");
    }
}
