package dev.sluice.rehearsal.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.CallLog;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.deploy.DeployRehearsal;
import dev.sluice.rehearsal.deploy.Rollout;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles of {@code template.yaml} against the calls that are made in their name. */
class RolesTest {

    static final String BUCKET = "site";
    static final String DISTRIBUTION = "E2QWRUHAPOMQZL";

    private static Template template;
    private static List<CallLog> logs;

    static Stream<Role> roles() {
        return Stream.of(
                new Role(
                        "InvalidateRole",
                        "invalidate",
                        ByAws.RUNTIME,
                        new ByAws(
                                "the poller of Lambda",
                                "sqs:ReceiveMessage",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes"),
                        new ByAws("S3, for the checksums of an encrypted object", "kms:Decrypt")),
                new Role("VerifyFreshnessRole", "VerifyFreshness", ByAws.RUNTIME),
                new Role("PurgeAgainRole", "PurgeAgain", ByAws.RUNTIME),
                new Role("ReportDeployRole", "ReportDeploy", ByAws.RUNTIME, ByAws.ENCRYPTED_TOPIC),
                new Role("FreshnessRole", "freshness", ByAws.EXECUTION_LOG, ByAws.EXECUTION_TRACES));
    }

    @BeforeAll
    static void play() throws IOException {
        template =
                Template.read(Files.readString(Path.of(System.getProperty("sluice.root"), "template.yaml")), values());
        logs = List.of(TroubledUploads.play(), aStalePop());
    }

    @ParameterizedTest
    @MethodSource("roles")
    void every_call_is_allowed(Role role) {
        var policy = Policy.of(template, role.id());

        assertThat(role.actions(logs)).isNotEmpty().allMatch(policy::allows);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nothing_is_allowed_that_is_never_done(Role role) {
        assertThat(Policy.of(template, role.id()).actions()).isEqualTo(role.needs(logs));
    }

    @Test
    void other_sites_of_the_account_are_out_of_reach() {
        var policy = Policy.of(template, "InvalidateRole");

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
        values.put("HasBucketKey", true);
        values.put("ReportDeployRole", "ReportDeployRole");
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
