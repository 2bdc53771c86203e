package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmFetch.Answer;
import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.ArmFetch.Silence;
import dev.sluice.domain.freshness.Encoding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a TLS server on this machine whose certificate is that of www.example.com. */
class HttpArmFetchTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private static final URI PAGE = URI.create("https://www.example.com/docs/?page=1");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private static Path folder;

    private static SiteCertificate certificate;

    private TlsServer arm;

    @BeforeAll
    static void certify() throws Exception {
        certificate = SiteCertificate.of("www.example.com", folder);
    }

    @BeforeEach
    void open() throws IOException {
        arm = new TlsServer(certificate);
    }

    @AfterEach
    void close() {
        arm.close();
    }

    @Test
    void the_arm_is_asked_as_if_dns_had_answered_with_it() {
        arm.answer(200, Map.of("Content-Type", "text/html; charset=utf-8", "X-Cache", "Hit from cloudfront"), "<p>ü");

        var answer = get("localhost", PAGE, Encoding.PLAIN);

        assertThat(answer).isEqualTo(new Response(200, "text/html; charset=utf-8", "Hit from cloudfront", "", "<p>ü"));
        assertThat(arm.requests()).containsExactly("www.example.com /docs/?page=1 identity");
    }

    @Test
    void a_server_that_cannot_prove_to_be_the_site_is_not_believed() {
        var answer = get("localhost", URI.create("https://www.example.org/"), Encoding.PLAIN);

        assertThat(answer.words()).contains("cannot be reached", "www.example.org");
        assertThat(arm.requests()).isEmpty();
    }

    @Test
    void two_arms_never_share_a_connection() throws IOException {
        try (var other = new TlsServer(certificate)) {
            arm.answer(200, Map.of(), "one");
            other.answer(200, Map.of(), "two");

            assertThat(text(get("localhost", PAGE, Encoding.PLAIN))).isEqualTo("one");
            assertThat(text(fetch(certificate.trusting(), other.port()).get(PAGE, "localhost", Encoding.PLAIN)))
                    .isEqualTo("two");
        }
    }

    @Test
    void what_is_asked_for_compressed_is_read_and_not_kept() {
        arm.answer(200, Map.of("Content-Type", "text/css"), "compressed");

        assertThat(get("localhost", PAGE, Encoding.COMPRESSED)).isEqualTo(new Response(200, "text/css", "", "", ""));
        assertThat(arm.requests()).containsExactly("www.example.com /docs/?page=1 br, gzip");
    }

    @Test
    void an_error_page_and_a_redirect_are_answers() {
        arm.answer(404, Map.of("Content-Type", "text/html"), "gone");
        assertThat(get("localhost", PAGE, Encoding.PLAIN)).isEqualTo(new Response(404, "text/html", "", "", "gone"));

        arm.answer(301, Map.of("Location", "https://www.example.com/en/"), "");
        assertThat(get("localhost", PAGE, Encoding.PLAIN))
                .isEqualTo(new Response(301, "", "", "https://www.example.com/en/", ""));
    }

    @Test
    void a_charset_that_is_none_is_read_as_utf_8() {
        arm.answer(200, Map.of("Content-Type", "text/html; charset=what?"), "ü");

        assertThat(text(get("localhost", PAGE, Encoding.PLAIN))).isEqualTo("ü");
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_given_up() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var fetch = new HttpArmFetch(Duration.ofMillis(50), CLOCK, certificate.trusting(), mute.getLocalPort());

            assertThat(fetch.get(PAGE, "localhost", Encoding.PLAIN))
                    .isEqualTo(new Silence("is not answered within 50 ms"));
        }
    }

    @Test
    void a_server_that_is_not_there_is_silence_with_the_reason() {
        arm.close();

        assertThat(get("localhost", PAGE, Encoding.PLAIN))
                .isInstanceOfSatisfying(
                        Silence.class, silence -> assertThat(silence.words()).startsWith("cannot be reached: "));
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        // Too long a label for DNS: no resolver is asked.
        var host = "x".repeat(64) + ".invalid";

        assertThat(get(host, PAGE, Encoding.PLAIN))
                .isEqualTo(new Silence("cannot be reached: nobody knows the host " + host));
    }

    @Test
    void other_machines_are_asked_in_https_only() {
        assertThatThrownBy(() -> get("localhost", URI.create("http://www.example.com/"), Encoding.PLAIN))
                .hasMessageContaining("http://www.example.com/ is not https");
    }

    private Answer get(String server, URI url, Encoding encoding) {
        return fetch(certificate.trusting(), arm.port()).get(url, server, encoding);
    }

    private static ArmFetch fetch(SSLSocketFactory tls, int port) {
        return new HttpArmFetch(PATIENCE, CLOCK, tls, port);
    }

    private static String text(Answer answer) {
        return ((Response) answer).text();
    }
}
