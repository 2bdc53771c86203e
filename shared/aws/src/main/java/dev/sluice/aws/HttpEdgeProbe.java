package dev.sluice.aws;

import dev.sluice.domain.freshness.EdgeAnswer;
import dev.sluice.domain.freshness.EdgeAnswer.Response;
import dev.sluice.domain.freshness.EdgeAnswer.Silence;
import dev.sluice.domain.freshness.EdgeProbe;
import dev.sluice.domain.freshness.Encoding;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks over HTTP. {@link HttpURLConnection} it is because the SDK's HTTP client has loaded it already: {@code
 * java.net.http} would add its selector thread and some hundred classes to a cold start, for a dozen requests.
 *
 * <p>The request is a GET, as a viewer's is, and the body is not read: what matters is in the headers, and a film should
 * not have to be downloaded.
 */
public final class HttpEdgeProbe implements EdgeProbe {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Duration timeout;

    /** @param timeout for connecting, and again for the response */
    public HttpEdgeProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /** @throws IllegalArgumentException when the URL is not {@code https} and leads to another machine */
    @Override
    public EdgeAnswer get(URI url, Encoding encoding) {
        if (!"https".equals(url.getScheme()) && !THIS_MACHINE.contains(url.getHost())) {
            throw new IllegalArgumentException("%s is not https. Ask the edge the way viewers do".formatted(url));
        }
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            try {
                return answer(connection, encoding);
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException e) {
            return new Silence("no answer within %s s"
                    .formatted(BigDecimal.valueOf(timeout.toMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString()));
        } catch (IOException e) {
            return new Silence("cannot be reached: %s".formatted(Objects.requireNonNullElse(e.getMessage(), e)));
        }
    }

    private EdgeAnswer answer(HttpURLConnection connection, Encoding encoding) throws IOException {
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setRequestProperty("Accept-Encoding", encoding.header());
        connection.setRequestProperty("User-Agent", "sluice");
        int status = connection.getResponseCode();
        if (status < 0) {
            return new Silence("does not answer in HTTP");
        }
        return new Response(
                status,
                Optional.ofNullable(connection.getHeaderField("ETag")),
                seconds(connection.getHeaderField("Age")),
                header(connection, "x-cache"),
                header(connection, "x-amz-cf-pop"),
                header(connection, "Location"));
    }

    private static String header(HttpURLConnection connection, String name) {
        return Objects.requireNonNullElse(connection.getHeaderField(name), "");
    }

    private static Optional<Duration> seconds(String age) {
        return age != null && age.matches("\\d{1,15}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(age)))
                : Optional.empty();
    }
}
