package dev.sluice.aws;

import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.freshness.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks over HTTPS, with the JDK's small client for the reasons of {@link HttpEdgeProbe}. Only the connection goes to the
 * arm: host header, server name and certificate are the site's, as they are for a viewer.
 */
public final class HttpArmFetch implements ArmFetch {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** In bytes. Pages are shorter; of a sitemap, this is more than anybody warms up. */
    private static final int LONGEST_TEXT = 10_000_000;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([^\";\\s]+)");

    private final Duration timeout;
    private final InstantSource clock;
    private final SSLSocketFactory tls;
    private final int port;

    /** @param timeout for connecting, and for each part of the answer; all of it may take twice as long */
    public HttpArmFetch(Duration timeout, InstantSource clock) {
        this(timeout, clock, (SSLSocketFactory) SSLSocketFactory.getDefault(), 443);
    }

    /** @param port at which arms listen */
    HttpArmFetch(Duration timeout, InstantSource clock, SSLSocketFactory tls, int port) {
        this.timeout = timeout;
        this.clock = clock;
        this.tls = tls;
        this.port = port;
    }

    /** @throws IllegalArgumentException when the URL is not {@code https} and leads to another machine */
    @Override
    public Answer get(URI url, String server, Encoding encoding) {
        if (!"https".equals(url.getScheme()) && !THIS_MACHINE.contains(url.getHost())) {
            throw new IllegalArgumentException("%s is not https. Ask the arm the way viewers do".formatted(url));
        }
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(new RedirectedSockets(tls, server, port));
            }
            try {
                return answer(connection, encoding);
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException _) {
            return new Silence("is not answered within %d ms".formatted(timeout.toMillis()));
        } catch (UnknownHostException _) {
            return new Silence("cannot be reached: nobody knows the host " + server);
        } catch (IOException e) {
            return new Silence("cannot be reached: %s".formatted(Objects.requireNonNullElse(e.getMessage(), e)));
        }
    }

    private Answer answer(HttpURLConnection connection, Encoding encoding) throws IOException {
        var deadline = clock.instant().plus(timeout.multipliedBy(2));
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
        var contentType = header(connection, "Content-Type");
        var body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        var text = body == null ? new byte[0] : read(body, encoding == Encoding.PLAIN ? LONGEST_TEXT : 0, deadline);
        return new Response(
                status,
                contentType,
                header(connection, "x-cache"),
                header(connection, "Location"),
                new String(text, charset(contentType)));
    }

    /** To the end, for a cache keeps only what was fetched whole. */
    private byte[] read(InputStream body, int most, Instant deadline) throws IOException {
        try (body) {
            var kept = new ByteArrayOutputStream();
            var buffer = new byte[8_192];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                kept.write(buffer, 0, Math.min(count, most - kept.size()));
                if (clock.instant().isAfter(deadline)) {
                    throw new SocketTimeoutException();
                }
            }
            return kept.toByteArray();
        }
    }

    private static String header(HttpURLConnection connection, String name) {
        return Objects.requireNonNullElse(connection.getHeaderField(name), "");
    }

    private static Charset charset(String contentType) {
        var named = CHARSET.matcher(contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }
}
