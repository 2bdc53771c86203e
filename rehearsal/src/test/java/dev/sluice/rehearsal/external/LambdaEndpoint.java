package dev.sluice.rehearsal.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.rehearsal.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Lambda's Invoke operation over HTTP on a free port, answered by functions of the test. */
public final class LambdaEndpoint implements AutoCloseable {

    private static final String PREFIX = "/2015-03-31/functions/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BiFunction<String, String, String> functions;

    /** @param functions takes a function's name and an event and gives the response; what it throws is the function's error */
    public LambdaEndpoint(BiFunction<String, String, String> functions) throws IOException {
        this.functions = functions;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PREFIX, this::invoke);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void invoke(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestURI().getRawPath().substring(PREFIX.length());
            var arn = URLDecoder.decode(target.replaceFirst("/invocations$", ""), StandardCharsets.UTF_8);
            var event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            answer(exchange, respond(exchange, arn.replaceFirst("^.*:function:", ""), event));
        }
    }

    private String respond(HttpExchange exchange, String name, String event) {
        try {
            return functions.apply(name, event);
        } catch (RuntimeException e) {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            return Json.write(Json.object(
                    "errorMessage", e.getMessage(), "errorType", e.getClass().getName(), "stackTrace", List.of()));
        }
    }

    private static void answer(HttpExchange exchange, String response) throws IOException {
        var bytes = response.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
