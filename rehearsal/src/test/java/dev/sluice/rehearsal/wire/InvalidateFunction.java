package dev.sluice.rehearsal.wire;

import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SqsDeadLetters;
import dev.sluice.aws.SqsRedelivery;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.time.Time;
import dev.sluice.invalidation.InvalidateHandler;
import dev.sluice.invalidation.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The handler with its adapters, installed in an account. */
final class InvalidateFunction {

    private final InvalidateHandler handler;

    private InvalidateFunction(SiteAccount account, BucketHistory buckets, EdgeCache edge) {
        var distributions = account.distributions.stream()
                .map("arn:aws:cloudfront::123456789012:distribution/"::concat)
                .collect(Collectors.joining(","));
        var settings = Settings.of(
                Map.of("DISTRIBUTION_ARNS", distributions, "DEAD_LETTER_QUEUE_URL", account.deadLetters.url()));
        handler = new InvalidateHandler(
                settings,
                buckets,
                edge,
                new SqsDeadLetters(account.sqs, account.deadLetters.url()),
                new SqsRedelivery(account.sqs),
                FreshnessWatch.NONE,
                impatient());
    }

    static InvalidateFunction in(SiteAccount account) {
        return in(account, "", () -> {});
    }

    /**
     * One that something happens to.
     *
     * @param call of {@link BucketHistory} or {@link EdgeCache}
     * @param accident comes right before each such call
     */
    static InvalidateFunction in(SiteAccount account, String call, Runnable accident) {
        return new InvalidateFunction(
                account,
                before(call, accident, BucketHistory.class, new S3BucketHistory(account.s3, Runnable::run)),
                before(call, accident, EdgeCache.class, new CloudFrontEdgeCache(account.cloudFront)));
    }

    /** @return the ids of the messages that go back to the queue */
    List<String> invoke(SQSEvent batch) {
        return handler.handleRequest(batch, mock(Context.class, RETURNS_DEEP_STUBS)).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static <T> T before(String call, Runnable accident, Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        accident.run();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** The right time, and no waiting for an edge that will not come back within the test. */
    private static Time impatient() {
        var clock = Time.system();
        return new Time() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void pause(Duration duration) {}
        };
    }
}
