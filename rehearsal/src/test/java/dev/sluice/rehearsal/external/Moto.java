package dev.sluice.rehearsal.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * A moto server of the test's own, on a free port, with an interpreter for state machines that really runs them. Its tasks
 * invoke Lambda functions at a port that the test serves.
 *
 * <p>Every region, whatever its name, is an account of its own: moto 5.2.1 answers 500 to the second StartExecution in a
 * region, so each execution needs a new one.
 */
public final class Moto implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Running on (http://[0-9.:]+)");

    private final Process process;
    private final URI endpoint;

    /** @param lambdaPort where it finds {@code /2015-03-31/functions/ARN/invocations} */
    public Moto(int lambdaPort) throws IOException {
        this(List.of("moto_server"), lambdaPort);
    }

    private Moto(List<String> command, int lambdaPort) throws IOException {
        var builder = new ProcessBuilder(
                        Stream.concat(command.stream(), Stream.of("-p", "0")).toList())
                .redirectErrorStream(true);
        builder.environment().put("MOTO_PORT", String.valueOf(lambdaPort));
        builder.environment().put("MOTO_ALLOW_NONEXISTENT_REGION", "true");
        builder.environment().put("PYTHONUNBUFFERED", "1");
        builder.environment().put("TZ", "UTC"); // its S3 events tell the time without a zone
        process = builder.start();
        try {
            endpoint = URI.create(address());
            post("config", "{\"stepfunctions\":{\"execute_state_machine\":true}}");
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** For tests whose state machines call no function, or that have none. */
    public Moto() throws IOException {
        this(0);
    }

    /**
     * One with a Route 53 as strict as AWS's about batches of changes. That is a patch of ours, {@code strict_route53.py}, for
     * moto 5.2.1 changes records one by one, and deletes without a look at their values.
     */
    public static Moto strict() throws IOException {
        try (var launcher = Moto.class.getResourceAsStream("strict_route53.py")) {
            var script = new String(
                    Objects.requireNonNull(launcher, "strict_route53.py").readAllBytes(), StandardCharsets.UTF_8);
            return new Moto(List.of("python3", "-c", script), 0);
        }
    }

    /** Where it listens, as in {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return endpoint;
    }

    /** From now on the same calls lead to the same ids of distributions. */
    public void seed(int seed) throws IOException {
        post("seed?a=" + seed, "");
    }

    /** Makes it forget everything. */
    public void reset() throws IOException {
        post("reset", "");
    }

    /** Ends it at once; it forgets everything. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** A client of this server. */
    public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /**
     * Its output is read to the end, since a full pipe would stop it: by a platform thread, because a virtual one that reads
     * a pipe would keep the only carrier the tests have from the rehearsal's actors.
     */
    private String address() throws IOException {
        var output = process.inputReader(StandardCharsets.UTF_8);
        var seen = new StringBuilder();
        for (String line; (line = output.readLine()) != null; ) {
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofPlatform().daemon().start(() -> output.lines().forEach(ignored -> {}));
                return address.group(1);
            }
            seen.append(line).append('\n');
        }
        throw new IOException("moto_server ended before it listened:\n" + seen);
    }

    private void post(String what, String body) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(
                    HttpRequest.newBuilder(endpoint.resolve("/moto-api/" + what))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException("moto_server refuses %s %s: %s".formatted(what, body, response.body()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            process.getInputStream().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
