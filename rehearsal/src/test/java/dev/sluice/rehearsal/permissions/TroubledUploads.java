package dev.sluice.rehearsal.permissions;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SqsDeadLetters;
import dev.sluice.aws.SqsRedelivery;
import dev.sluice.aws.StepFunctionsWatch;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.invalidation.InvalidateHandler;
import dev.sluice.invalidation.Settings;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.aws.CallLog;
import dev.sluice.rehearsal.aws.Fault;
import dev.sluice.rehearsal.deploy.Installation;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.lambda.EventSourceMapping;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.s3.Content;
import dev.sluice.rehearsal.s3.EventDelivery;
import dev.sluice.rehearsal.s3.EventShape;
import dev.sluice.rehearsal.s3.Versioning;
import dev.sluice.rehearsal.sqs.QueueSettings;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.states.StepFunctionsSettings;
import dev.sluice.rehearsal.states.language.StateMachine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Uploads that make the function use every permission it has. */
final class TroubledUploads {

    private static final String FUNCTION = "invalidate";

    private static final Duration BUSY = Duration.ofMinutes(4);

    private TroubledUploads() {}

    /** Two pages change while CloudFront is busy; then their events come a second time, with one that makes no sense. */
    static CallLog play() {
        try (var stage = new Stage(1)) {
            var bucket = stage.s3.createBucket(RolesTest.BUCKET, Versioning.ENABLED);
            stage.cloudFront.createDistribution(
                    RolesTest.DISTRIBUTION, Stage.siteOn(RolesTest.BUCKET).build(), EdgeSettings.DEFAULT);
            var deadLetters = stage.sqs.createQueue("dead-letters", QueueSettings.DEFAULT);
            var queue = stage.sqs.createQueue("uploads", Installation.uploads(deadLetters));
            var stepFunctions = new SimulatedStepFunctions(stage.aws, StepFunctionsSettings.TYPICAL);
            var machine = stepFunctions.createStateMachine(
                    "freshness",
                    StateMachine.parse("{\"StartAt\": \"Done\", \"States\": {\"Done\": {\"Type\": \"Succeed\"}}}"));
            var handler = new InvalidateHandler(
                    new Settings(
                            List.of(RolesTest.DISTRIBUTION),
                            PurgeLimits.DEFAULT,
                            VersionedNames.BUILT_IN,
                            Installation.MAX_RECEIVES,
                            Installation.MAX_LISTED,
                            deadLetters.url(),
                            Optional.of(machine.arn())),
                    new S3BucketHistory(stage.s3.client(FUNCTION), Runnable::run),
                    new CloudFrontEdgeCache(stage.cloudFront.client(FUNCTION)),
                    new SqsDeadLetters(stage.sqs.client(FUNCTION), deadLetters.url()),
                    new SqsRedelivery(stage.sqs.client(FUNCTION)),
                    new StepFunctionsWatch(stepFunctions.client(FUNCTION), machine.arn()),
                    stage.world);
            EventSourceMapping.connect(
                    stage.aws,
                    queue,
                    new LambdaRuntime<>(
                            stage.aws,
                            FUNCTION,
                            Installation.INVALIDATE,
                            handler,
                            SQSEvent.class,
                            SQSBatchResponse.class),
                    Installation.UPLOAD_BATCHES);
            List.of("index.html", "about.html").forEach(key -> bucket.put(key, Content.of("release 1")));
            stage.aws.suffer((_, action) -> action.name().equals("cloudfront:CreateInvalidation")
                            && stage.world.elapsed().compareTo(BUSY) < 0
                    ? Fault.THROTTLED
                    : Fault.NONE);

            bucket.subscribe(EventShape.EVENTBRIDGE, EventDelivery.TYPICAL, body -> {
                queue.send(body);
                stage.world.spawn("second delivery", () -> {
                    stage.world.pause(Duration.ofMinutes(10));
                    queue.send(body);
                });
            });
            List.of("index.html", "about.html").forEach(key -> bucket.put(key, Content.of("release 2")));
            queue.send("not an event");
            stage.world.runFor(Duration.ofMinutes(20));

            return stage.aws.log();
        }
    }
}
