package dev.sluice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.aws.LoopbackAws.Answer;
import dev.sluice.domain.freshness.EdgeAnswer;
import dev.sluice.domain.freshness.EdgeAnswer.Response;
import dev.sluice.domain.freshness.EdgeAnswer.Silence;
import dev.sluice.domain.freshness.Encoding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpEdgeProbeTest {

    private final HttpEdgeProbe probe = new HttpEdgeProbe(Duration.ofSeconds(2));

    @Test
    void the_headers_that_matter_come_back() {
        var answer = get(new Answer(
                200,
                Map.of(
                        "ETag", "W/\"abc\"",
                        "Age", "42",
                        "X-Cache", "Hit from cloudfront",
                        "X-Amz-Cf-Pop", "IAD89-C1"),
                "body"));

        assertThat(answer)
                .isEqualTo(new Response(
                        200,
                        Optional.of("W/\"abc\""),
                        Optional.of(Duration.ofSeconds(42)),
                        "Hit from cloudfront",
                        "IAD89-C1",
                        ""));
    }

    @Test
    void missing_headers_are_empty_and_an_age_that_is_none_is_ignored() {
        assertThat(get(new Answer(503, Map.of("Age", "old"), "")))
                .isEqualTo(new Response(503, Optional.empty(), Optional.empty(), "", "", ""));
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        assertThat(get(new Answer(302, Map.of("Location", "https://www.example.com/"), "")))
                .isEqualTo(new Response(302, Optional.empty(), Optional.empty(), "", "", "https://www.example.com/"));
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_given_up() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = URI.create("http://localhost:" + mute.getLocalPort() + "/");

            var answer = new HttpEdgeProbe(Duration.ofMillis(50)).get(url, Encoding.PLAIN);

            assertThat(answer).isEqualTo(new Silence("no answer within 0.05 s"));
        }
    }

    @Test
    void a_server_that_is_not_there_is_silence_with_the_reason() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        var answer = probe.get(URI.create("http://localhost:" + port + "/"), Encoding.PLAIN);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Silence.class, silence -> assertThat(silence.problem()).startsWith("cannot be reached: "));
    }

    @Test
    void other_machines_are_asked_in_https_only() {
        assertThatThrownBy(() -> probe.get(URI.create("http://www.example.com/"), Encoding.PLAIN))
                .hasMessageContaining("http://www.example.com/ is not https");
    }

    private EdgeAnswer get(Answer answer) {
        try (var edge = new LoopbackAws(answer)) {
            return probe.get(edge.endpoint().resolve("/index.html"), Encoding.COMPRESSED);
        }
    }
}
