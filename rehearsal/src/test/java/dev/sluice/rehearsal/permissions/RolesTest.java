package dev.sluice.rehearsal.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.Call;
import dev.sluice.rehearsal.aws.CallLog;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.deploy.DeployRehearsal;
import dev.sluice.rehearsal.deploy.Rollout;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles of {@code template.yaml} against the calls that are made in their name. */
class RolesTest {

    static final String BUCKET = "site";
    static final String DISTRIBUTION = "E2QWRUHAPOMQZL";

    private static final ByAws RUNTIME = new ByAws(
            "the runtime of Lambda",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords");

    private static Template template;
    private static List<Call> calls;

    /** A role of the template, and who makes calls with it in a rehearsal. */
    record Role(String id, String caller, List<ByAws> byAws) {

        Role(String id, String caller, ByAws... byAws) {
            this(id, caller, List.of(byAws));
        }

        Policy policy() {
            return template.policy(id);
        }

        Stream<Call> calls() {
            return calls.stream().filter(call -> call.caller().equals(caller));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** What AWS does in the name of a role, without a call of our code, and why. */
    record ByAws(String why, List<String> actions) {

        ByAws(String why, String... actions) {
            this(why, List.of(actions));
        }
    }

    static Stream<Role> roles() {
        return Stream.of(
                new Role(
                        "InvalidateRole",
                        "invalidate",
                        RUNTIME,
                        new ByAws(
                                "the poller of Lambda",
                                "sqs:ReceiveMessage",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes"),
                        new ByAws("S3, for the checksums of an encrypted object", "kms:Decrypt")),
                new Role("VerifyFreshnessRole", "VerifyFreshness", RUNTIME),
                new Role("PurgeAgainRole", "PurgeAgain", RUNTIME),
                new Role(
                        "ReportDeployRole",
                        "ReportDeploy",
                        RUNTIME,
                        new ByAws("SNS, for a topic that is encrypted", "kms:Decrypt", "kms:GenerateDataKey")),
                new Role(
                        "FreshnessRole",
                        "freshness",
                        new ByAws(
                                "Step Functions, for its log",
                                "logs:CreateLogDelivery",
                                "logs:GetLogDelivery",
                                "logs:UpdateLogDelivery",
                                "logs:DeleteLogDelivery",
                                "logs:ListLogDeliveries",
                                "logs:PutResourcePolicy",
                                "logs:DescribeResourcePolicies",
                                "logs:DescribeLogGroups"),
                        new ByAws(
                                "Step Functions, for its traces",
                                "xray:PutTraceSegments",
                                "xray:PutTelemetryRecords",
                                "xray:GetSamplingRules",
                                "xray:GetSamplingTargets")));
    }

    @BeforeAll
    static void play() throws IOException {
        template = Template.read(values());
        calls = Stream.of(TroubledUploads.play(), aStalePop())
                .flatMap(log -> log.calls().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void every_call_is_allowed(Role role) {
        var policy = role.policy();

        assertThat(role.calls().map(Call::action)).isNotEmpty().allMatch(policy::allows);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nothing_is_allowed_that_is_never_done(Role role) {
        var done = new TreeSet<String>();
        role.calls().map(call -> call.action().name()).forEach(done::add);
        role.byAws().forEach(byAws -> done.addAll(byAws.actions()));

        assertThat(role.policy().actions()).isEqualTo(done);
    }

    @Test
    void other_sites_of_the_account_are_out_of_reach() {
        var policy = template.policy("InvalidateRole");

        assertThat(policy.allows(new Action("cloudfront:CreateInvalidation", distribution(DISTRIBUTION))))
                .isTrue();
        assertThat(policy.allows(new Action("cloudfront:CreateInvalidation", distribution("E3"))))
                .isFalse();
        assertThat(policy.allows(new Action("s3:ListBucket", "arn:aws:s3:::site-2")))
                .isFalse();
        assertThat(policy.allows(new Action("s3:GetObjectVersion", "arn:aws:s3:::other/index.html")))
                .isFalse();
    }

    /** A deploy that is purged, found stale, purged again, and reported. */
    private static CallLog aStalePop() {
        var log = new ArrayList<CallLog>();
        var stale = new DeployRehearsal(Rollout.typical(), EdgeSettings.DEFAULT, (aws, edge) -> {
            log.add(aws.log());
            edge.ignoreNextPurges(edge.pops().getFirst(), 1);
        });
        stale.play(1);
        return log.getFirst();
    }

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>(Map.of(
                "AWS::Partition", "aws",
                "AWS::AccountId", SimulatedAws.ACCOUNT,
                "BucketName", BUCKET,
                "BucketKeyArn", arn("kms", "key/site"),
                "DistributionArns", List.of(distribution(DISTRIBUTION)),
                "UploadQueue.Arn", arn("sqs", "uploads"),
                "MarkerQueue.Arn", arn("sqs", "markers"),
                "UploadDeadLetterQueue.Arn", arn("sqs", "dead-letters"),
                "FreshnessStateMachine", arn("states", "stateMachine:freshness"),
                "NotificationTopic", arn("sns", "deploys")));
        values.put("NotificationKey.Arn", arn("kms", "key/notifications"));
        for (var function : List.of("Invalidate", "VerifyFreshness", "PurgeAgain", "ReportDeploy")) {
            values.put(function + "Function.Arn", LambdaRuntime.arn(function));
            values.put(function + "LogGroup.Arn", arn("logs", "log-group:" + function + ":*"));
        }
        return values;
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, SimulatedAws.REGION, SimulatedAws.ACCOUNT, resource);
    }

    private static String distribution(String id) {
        return "arn:aws:cloudfront::%s:distribution/%s".formatted(SimulatedAws.ACCOUNT, id);
    }
}
