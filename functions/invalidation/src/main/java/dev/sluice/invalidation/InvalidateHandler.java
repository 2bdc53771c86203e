package dev.sluice.invalidation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SdkClients;
import dev.sluice.aws.SqsDeadLetters;
import dev.sluice.aws.SqsRedelivery;
import dev.sluice.aws.StepFunctionsWatch;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.ChangedKey;
import dev.sluice.domain.purge.DeadLetters;
import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.DistributionPurge;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.purge.Redelivery;
import dev.sluice.domain.time.Time;
import dev.sluice.invalidation.Batch.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Turns a batch of upload events into one invalidation for each distribution that serves them.
 *
 * <p>Messages that fail for a reason that may pass go back to the queue, alone; on their last delivery, and when waiting
 * does not help, they go to the dead-letter queue with their reason.
 */
public final class InvalidateHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final int HEADER_REQUESTS_AT_ONCE = 16;

    /** Less than half of the function's five minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final Time time;
    private final EdgeCache edge;
    private final ChangeReader changes;
    private final Invalidator invalidator;
    private final CompletedDeploys completed;
    private final FollowUp followUp;
    private final Settlement settlement;

    /** Wired to the account it runs in. */
    public InvalidateHandler() {
        this(Settings.of(System.getenv()));
    }

    private InvalidateHandler(Settings settings) {
        this(settings, SdkClients.sqs());
    }

    private InvalidateHandler(Settings settings, SqsClient sqs) {
        this(
                settings,
                new S3BucketHistory(SdkClients.s3(), Executors.newFixedThreadPool(HEADER_REQUESTS_AT_ONCE)),
                new CloudFrontEdgeCache(SdkClients.cloudFront()),
                new SqsDeadLetters(sqs, settings.deadLetterQueue()),
                new SqsRedelivery(sqs),
                settings.freshnessStateMachine()
                        .<FreshnessWatch>map(arn -> new StepFunctionsWatch(SdkClients.stepFunctions(), arn))
                        .orElse(FreshnessWatch.NONE),
                Time.system());
    }

    public InvalidateHandler(
            Settings settings,
            BucketHistory buckets,
            EdgeCache edge,
            DeadLetters deadLetters,
            Redelivery redelivery,
            FreshnessWatch watch,
            Time time) {
        this.settings = settings;
        this.edge = edge;
        this.changes = new ChangeReader(buckets);
        this.invalidator =
                new Invalidator(edge, new InventoryReader(buckets, settings.maxListed()), settings.limits(), time);
        this.time = time;
        this.completed = new CompletedDeploys(buckets, settings.maxListed(), time);
        this.followUp = new FollowUp(watch, time);
        this.settlement = new Settlement(deadLetters, redelivery, settings.maxReceives());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var batch = Batch.of(event, marker -> completed.uploads(marker, context.getLogger()));
        completed.giveWay(batch.uploadedTo());
        var distributions = batch.isEmpty() ? List.<Distribution>of() : distributions(batch);
        var deadline = time.instant().plus(PATIENCE);
        var versioned = settings.names().among(batch.keys());
        var changed = changedKeys(batch, distributions, versioned);
        var reports = distributions.stream()
                .map(distribution -> DistributionPurge.of(distribution, changed, versioned))
                .flatMap(purge -> invalidate(purge, batch, deadline).stream())
                .toList();
        reports.forEach(report -> followUp.on(report, context.getLogger()));
        if (batch.comesAgain()) {
            reports.forEach(report -> followUp.onEarlier(report, context.getLogger()));
        }
        return settlement.settle(batch, reports, context.getLogger());
    }

    private List<Distribution> distributions(Batch batch) {
        var found = new ArrayList<Distribution>();
        for (var id : settings.distributions()) {
            try {
                found.add(edge.distribution(id));
            } catch (PortFailure failure) {
                batch.fail(failure, any -> true);
            }
        }
        return found;
    }

    private List<ChangedKey> changedKeys(Batch batch, List<Distribution> distributions, Predicate<String> versioned) {
        var changed = new ArrayList<ChangedKey>();
        batch.changes().forEach((bucket, keys) -> {
            if (distributions.stream().noneMatch(distribution -> distribution.serves(bucket))) {
                batch.refuse(unserved(bucket), place -> place.bucket().equals(bucket));
                return;
            }
            try {
                changed.addAll(changes.read(bucket, keys, versioned));
            } catch (PortFailure failure) {
                batch.fail(failure, place -> place.bucket().equals(bucket));
            }
        });
        return changed;
    }

    private String unserved(String bucket) {
        return "bucket %s is the origin of none of the distributions %s. Add the one that serves it, or stop its events"
                .formatted(bucket, String.join(", ", settings.distributions()));
    }

    private Optional<PurgeReport> invalidate(DistributionPurge purge, Batch batch, Instant deadline) {
        purge.refused()
                .forEach(refused ->
                        batch.refuse(refused.problem(), place -> place.key().equals(refused.key())));
        try {
            return Optional.of(invalidator.invalidate(purge, deadline));
        } catch (PortFailure failure) {
            var places = purge.purged().stream()
                    .map(key -> new Place(key.bucket(), key.key()))
                    .collect(Collectors.toSet());
            batch.fail(failure, places::contains);
            return Optional.empty();
        }
    }
}
