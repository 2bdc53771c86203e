package dev.sluice.invalidation.freshness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers like an edge. */
final class EdgeServer implements AutoCloseable {

    private record Answer(int status, Map<String, String> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> hanging = new HashSet<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    EdgeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    void answer(String path, int status, Map<String, String> headers) {
        answers.put(path, new Answer(status, headers));
    }

    /** From now on this path is never answered. */
    void hang(String path) {
        hanging.add(path);
    }

    /** Path and accepted encodings of each request. */
    List<String> requests() {
        return requests;
    }

    /** The same path on this server. */
    URI inPlaceOf(URI url) {
        return URI.create("http://localhost:%d%s".formatted(server.getAddress().getPort(), url.getRawPath()));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            requests.add(path + " " + exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            if (hanging.contains(path)) {
                closing.await();
                return;
            }
            var answer = answers.getOrDefault(path, new Answer(404, Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
