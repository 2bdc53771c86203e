package dev.sluice.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that speaks TLS and answers every request alike. */
final class TlsServer implements AutoCloseable {

    private record Prepared(int status, Map<String, String> headers, String body) {}

    private final HttpsServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Prepared prepared = new Prepared(200, Map.of(), "");

    TlsServer(SiteCertificate certificate) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answer(int status, Map<String, String> headers, String body) {
        prepared = new Prepared(status, headers, body);
    }

    /** Host, path and accepted encodings of each request. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            requests.add("%s %s %s"
                    .formatted(
                            headers.getFirst("Host"), exchange.getRequestURI(), headers.getFirst("Accept-Encoding")));
            prepared.headers().forEach(exchange.getResponseHeaders()::set);
            var body = prepared.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(prepared.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
