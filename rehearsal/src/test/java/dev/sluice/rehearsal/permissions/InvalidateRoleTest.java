package dev.sluice.rehearsal.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.aws.CloudFrontEdgeCache;
import dev.sluice.aws.S3BucketHistory;
import dev.sluice.aws.SqsDeadLetters;
import dev.sluice.aws.StepFunctionsWatch;
import dev.sluice.domain.names.VersionedNames;
import dev.sluice.domain.purge.PurgeLimits;
import dev.sluice.invalidation.InvalidateHandler;
import dev.sluice.invalidation.Settings;
import dev.sluice.rehearsal.Stage;
import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Call;
import dev.sluice.rehearsal.aws.CallLog;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.lambda.BatchSettings;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The role of {@code template.yaml} against the calls of the function that gets it. */
class InvalidateRoleTest {

    private static final String FUNCTION = "invalidate";
    private static final String BUCKET = "site";
    private static final String DISTRIBUTION = "E2QWRUHAPOMQZL";

    /** Which of the role's actions AWS takes in the function's name, without a call of its code. */
    private static final Map<String, String> BY_AWS = Map.of(
            "sqs:ReceiveMessage", "the poller of Lambda",
            "sqs:DeleteMessage", "the poller of Lambda",
            "sqs:GetQueueAttributes", "the poller of Lambda",
            "logs:CreateLogStream", "the runtime of Lambda",
            "logs:PutLogEvents", "the runtime of Lambda",
            "xray:PutTraceSegments", "the runtime of Lambda",
            "xray:PutTelemetryRecords", "the runtime of Lambda",
            "kms:Decrypt", "S3, for the checksums of an encrypted object");

    private static Policy policy;
    private static CallLog calls;

    @BeforeAll
    static void play() throws IOException {
        policy = Template.read(Path.of(System.getProperty("sluice.root"), "template.yaml"), values())
                .policy("InvalidateRole");
        calls = deploys();
    }

    @Test
    void every_call_of_the_function_is_allowed() {
        var refused = calls.where(call -> call.caller().equals(FUNCTION) && !policy.allows(call.action()));

        assertThat(refused).map(Call::action).isEmpty();
    }

    @Test
    void nothing_is_allowed_that_the_function_never_does() {
        var unused = new TreeSet<>(policy.actions());
        unused.removeAll(calls.actionsOf(FUNCTION));

        assertThat(unused).isEqualTo(new TreeSet<>(BY_AWS.keySet()));
    }

    @Test
    void other_sites_of_the_account_are_out_of_reach() {
        assertThat(policy.allows(new Action("cloudfront:CreateInvalidation", distribution(DISTRIBUTION))))
                .isTrue();
        assertThat(policy.allows(new Action("cloudfront:CreateInvalidation", distribution("E3"))))
                .isFalse();
        assertThat(policy.allows(new Action("s3:ListBucket", "arn:aws:s3:::site-2")))
                .isFalse();
        assertThat(policy.allows(new Action("s3:GetObjectVersion", "arn:aws:s3:::other/index.html")))
                .isFalse();
    }

    /** Two pages change; then their events come a second time, with one that makes no sense. */
    private static CallLog deploys() {
        try (var stage = new Stage(1)) {
            var bucket = stage.s3.createBucket(BUCKET, Versioning.ENABLED);
            stage.cloudFront.createDistribution(
                    DISTRIBUTION, Stage.siteOn(BUCKET).build(), EdgeSettings.DEFAULT);
            var deadLetters = stage.sqs.createQueue("dead-letters", QueueSettings.DEFAULT);
            var queue = stage.sqs.createQueue("uploads", new QueueSettings(Duration.ofMinutes(35), 8, deadLetters));
            var stepFunctions = new SimulatedStepFunctions(stage.aws, StepFunctionsSettings.TYPICAL);
            var machine = stepFunctions.createStateMachine(
                    "freshness",
                    StateMachine.parse("{\"StartAt\": \"Done\", \"States\": {\"Done\": {\"Type\": \"Succeed\"}}}"));
            var handler = new InvalidateHandler(
                    new Settings(
                            List.of(DISTRIBUTION),
                            PurgeLimits.DEFAULT,
                            VersionedNames.BUILT_IN,
                            5,
                            100_000,
                            deadLetters.url(),
                            Optional.of(machine.arn())),
                    new S3BucketHistory(stage.s3.client(FUNCTION), Runnable::run),
                    new CloudFrontEdgeCache(stage.cloudFront.client(FUNCTION)),
                    new SqsDeadLetters(stage.sqs.client(FUNCTION), deadLetters.url()),
                    new StepFunctionsWatch(stepFunctions.client(FUNCTION), machine.arn()),
                    stage.world);
            EventSourceMapping.connect(
                    stage.aws,
                    queue,
                    new LambdaRuntime<>(
                            stage.aws,
                            FUNCTION,
                            Duration.ofMinutes(5),
                            handler,
                            SQSEvent.class,
                            SQSBatchResponse.class),
                    new BatchSettings(10_000, Duration.ofSeconds(20), 2));
            List.of("index.html", "about.html").forEach(key -> bucket.put(key, Content.of("release 1")));

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

    private static Map<String, Object> values() {
        return Map.ofEntries(
                Map.entry("AWS::Partition", "aws"),
                Map.entry("AWS::AccountId", SimulatedAws.ACCOUNT),
                Map.entry("BucketName", BUCKET),
                Map.entry("BucketKeyArn", "arn:aws:kms:us-east-1:%s:key/site".formatted(SimulatedAws.ACCOUNT)),
                Map.entry("DistributionArns", List.of(distribution(DISTRIBUTION))),
                Map.entry("UploadQueue.Arn", queue("uploads")),
                Map.entry("MarkerQueue.Arn", queue("markers")),
                Map.entry("UploadDeadLetterQueue.Arn", queue("dead-letters")),
                Map.entry(
                        "FreshnessStateMachine",
                        "arn:aws:states:us-east-1:%s:stateMachine:freshness".formatted(SimulatedAws.ACCOUNT)),
                Map.entry(
                        "InvalidateLogGroup.Arn",
                        "arn:aws:logs:us-east-1:%s:log-group:invalidate:*".formatted(SimulatedAws.ACCOUNT)));
    }

    private static String distribution(String id) {
        return "arn:aws:cloudfront::%s:distribution/%s".formatted(SimulatedAws.ACCOUNT, id);
    }

    private static String queue(String name) {
        return "arn:aws:sqs:us-east-1:%s:%s".formatted(SimulatedAws.ACCOUNT, name);
    }
}
