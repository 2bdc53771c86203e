package dev.sluice.invalidation;

import static dev.sluice.invalidation.UploadMessages.message;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.Behaviour;
import dev.sluice.domain.purge.DirectoryIndex;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.Origin;
import dev.sluice.domain.purge.PathPattern;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.domain.purge.Redelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mockito.Mockito;

/** A handler before in-memory buckets and distributions, for tests of what it does. */
abstract class InvalidateScene {

    static final Instant YESTERDAY = Instant.parse("2026-03-01T09:00:00Z");
    static final Instant TODAY = Instant.parse("2026-03-02T09:00:01Z");
    final PortFailure throttled = PortFailure.passing("throttled", "It will be tried again", null);

    final InMemoryBuckets buckets = new InMemoryBuckets();
    final InMemoryEdge edge = new InMemoryEdge();
    final Map<String, String> deadLetters = new LinkedHashMap<>();
    final List<String> log = new ArrayList<>();
    final List<String> metrics = new ArrayList<>();
    final List<String> comebacks = new ArrayList<>();
    final Redelivery redelivery = (wait, queue, receipts) ->
            comebacks.add("%s in %s: %s".formatted(queue, wait, String.join(", ", receipts)));
    final Map<String, String> watches = new LinkedHashMap<>();
    final FixedTime time = new FixedTime(TODAY.plusSeconds(40));

    void overwritten(String bucket, String key) {
        buckets.put(bucket, key, "v1", "before", YESTERDAY);
        buckets.put(bucket, key, "v2", "after", TODAY);
    }

    static Distribution serving(String id, String bucket) {
        var origin = new Origin(bucket + ".s3.amazonaws.com", "");
        return new Distribution(
                id,
                List.of(new Behaviour(PathPattern.ALL, List.of(origin), false, DirectoryIndex.ROOT)),
                "index.html",
                List.of());
    }

    SQSBatchResponse handle(SQSEvent event) {
        var ids = Stream.of("E1", "E2").filter(edge::knows).toArray(String[]::new);
        return new InvalidateHandler(settings(ids), buckets, edge, deadLetters::put, redelivery, watches::put, time)
                .handleRequest(event, context());
    }

    static Settings settings(String... distributions) {
        return settings(100_000, distributions);
    }

    static Settings settings(int maxListed, String... distributions) {
        return new Settings(
                List.of(distributions),
                PurgeLimits.DEFAULT,
                VersionedNames.BUILT_IN,
                5,
                maxListed,
                "https://queue",
                Optional.empty());
    }

    Context context() {
        var context = Mockito.mock(Context.class);
        Mockito.when(context.getLogger()).thenReturn(new LambdaLogger() {
            @Override
            public void log(String message) {
                (message.startsWith("{\"_aws\"") ? metrics : log).add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message, StandardCharsets.UTF_8));
            }
        });
        return context;
    }

    static List<String> ids(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
