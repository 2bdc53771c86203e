package dev.sluice.rehearsal.deploy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SqsDeadLetters;
import dev.sluice.aws.SqsRedelivery;
import dev.sluice.aws.StepFunctionsWatch;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.invalidation.InvalidateHandler;
import dev.sluice.invalidation.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who sees to it that a deploy reaches the edge. */
sealed interface Purger {

    /** As tables call it. */
    String name();

    /**
     * A function behind the upload queue.
     *
     * @param marker whether the deployer says when the upload is complete
     */
    record EventDriven(
            String name, boolean marker, Function<Account, RequestHandler<SQSEvent, SQSBatchResponse>> handler)
            implements Purger {}

    /** A step at the end of the upload, which knows what it uploaded. */
    record AfterUpload(String name, Function<Rollout, List<String>> paths) implements Purger {}

    /** What this project ships. */
    static Purger sluice() {
        return new EventDriven("Sluice", false, Purger::watched);
    }

    /** The same, where the deployer uploads a marker at the end. */
    static Purger sluiceWithMarker() {
        return new EventDriven("Sluice, with a deploy marker", true, Purger::watched);
    }

    /** Everybody one can rehearse, the one this project ships first. */
    static List<Purger> all() {
        return List.of(
                sluice(),
                sluiceWithMarker(),
                new EventDriven("a path per upload", false, PathPerUpload::new),
                new AfterUpload("/*", rollout -> List.of("/*")),
                new EventDriven("exact paths", false, Purger::exactPaths),
                new AfterUpload("fold above 8", rollout -> Folding.above(8, rollout.changed())));
    }

    private static RequestHandler<SQSEvent, SQSBatchResponse> watched(Account account) {
        return invalidateHandler(
                account,
                PurgeLimits.DEFAULT,
                Installation.MAX_LISTED,
                new StepFunctionsWatch(account.stepFunctions(), account.freshnessStateMachineArn()));
    }

    /** Without a look at the neighbours there is no wildcard that is known to take nothing else. */
    private static RequestHandler<SQSEvent, SQSBatchResponse> exactPaths(Account account) {
        return invalidateHandler(
                account, new PurgeLimits(PurgeLimits.MOST_PATHS, PurgeLimits.MOST_WILDCARDS), 0, FreshnessWatch.NONE);
    }

    private static InvalidateHandler invalidateHandler(
            Account account, PurgeLimits limits, int maxListed, FreshnessWatch watch) {
        var settings = new Settings(
                List.of(account.distributionId()),
                limits,
                VersionedNames.BUILT_IN,
                Installation.MAX_RECEIVES,
                maxListed,
                account.deadLetterQueueUrl(),
                Optional.empty());
        return new InvalidateHandler(
                settings,
                new S3BucketHistory(account.s3(), Runnable::run),
                new CloudFrontEdgeCache(account.cloudFront()),
                new SqsDeadLetters(account.sqs(), account.deadLetterQueueUrl()),
                new SqsRedelivery(account.sqs()),
                watch,
                account.time());
    }
}
