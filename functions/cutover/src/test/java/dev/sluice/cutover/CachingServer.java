package dev.sluice.cutover;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.domain.cutover.ArmFetch;
import dev.sluice.domain.cutover.ArmFetch.Answer;
import dev.sluice.domain.cutover.ArmFetch.Response;
import dev.sluice.domain.cutover.ArmFetch.Silence;
import dev.sluice.domain.freshness.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers like an edge: the first time it has to ask its origin, then it knows. */
final class CachingServer implements ArmFetch, AutoCloseable {

    private record Page(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Set<String> uncacheable = ConcurrentHashMap.newKeySet();
    private final Set<String> cached = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    CachingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    void put(String path, int status, String body) {
        pages.put(path, new Page(status, body));
    }

    /** Its copies are never kept. */
    void forget(String path) {
        uncacheable.add(path);
    }

    /** Arm, path and accepted encodings of each request. */
    List<String> requests() {
        return requests;
    }

    /** The same path on this server. */
    @Override
    public Answer get(URI url, String arm, Encoding encoding) {
        try {
            var here = URI.create(
                    "http://localhost:%d%s".formatted(server.getAddress().getPort(), url.getRawPath()));
            var connection = (HttpURLConnection) here.toURL().openConnection();
            connection.setRequestProperty("Accept-Encoding", encoding.header());
            connection.setRequestProperty("X-Arm", arm);
            int status = connection.getResponseCode();
            var text =
                    status < 400 ? new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
            return new Response(
                    status,
                    "text/html",
                    Objects.requireNonNullElse(connection.getHeaderField("X-Cache"), ""),
                    "",
                    text);
        } catch (IOException e) {
            return new Silence("cannot be reached: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            var headers = exchange.getRequestHeaders();
            requests.add("%s %s %s".formatted(headers.getFirst("X-Arm"), path, headers.getFirst("Accept-Encoding")));
            var page = pages.getOrDefault(path, new Page(404, ""));
            boolean isHit = !cached.add(path) && !uncacheable.contains(path);
            exchange.getResponseHeaders().set("X-Cache", isHit ? "Hit from cloudfront" : "Miss from cloudfront");
            var body = page.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
