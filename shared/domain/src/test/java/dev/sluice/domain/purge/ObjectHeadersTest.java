package dev.sluice.domain.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectHeadersTest {

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    @Test
    void equal_etags_mean_equal_content() {
        var one = new ObjectHeaders("d41d8", Map.of(), HTML);
        var other = new ObjectHeaders("d41d8", Map.of("CRC64NVME", "x"), HTML);

        assertThat(one.looksLike(other)).isTrue();
    }

    @Test
    void different_etags_alone_mean_nothing_good() {
        var one = new ObjectHeaders("aaa-2", Map.of(), HTML);
        var other = new ObjectHeaders("bbb-3", Map.of(), HTML);

        assertThat(one.looksLike(other)).isFalse();
    }

    @Test
    void an_equal_checksum_outweighs_etags_that_differ() {
        var one = new ObjectHeaders("aaa-2", Map.of("CRC64NVME", "x"), HTML);
        var other = new ObjectHeaders("bbb-3", Map.of("CRC64NVME", "x"), HTML);

        assertThat(one.looksLike(other)).isTrue();
    }

    @Test
    void checksums_of_different_algorithms_are_not_compared() {
        var one = new ObjectHeaders("aaa-2", Map.of("CRC32", "x"), HTML);
        var other = new ObjectHeaders("bbb-3", Map.of("CRC32C", "x"), HTML);

        assertThat(one.looksLike(other)).isFalse();
    }

    @Test
    void other_headers_are_a_change_that_users_see() {
        var brief = new ObjectHeaders("d41d8", Map.of(), Map.of("Cache-Control", "max-age=60"));
        var longer = new ObjectHeaders("d41d8", Map.of(), Map.of("Cache-Control", "max-age=600"));

        assertThat(brief.looksLike(longer)).isFalse();
    }
}
