package dev.sluice.rehearsal.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.aws.Action;
import dev.sluice.rehearsal.aws.CallLog;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cutover.TroubledCutovers;
import dev.sluice.rehearsal.lambda.LambdaRuntime;
import dev.sluice.rehearsal.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles of {@code stacks/cutover.yaml} against the calls that are made in their name. */
class CutoverRolesTest {

    private static final String CHANGE = "route53:ChangeResourceRecordSets";
    private static final String NAME = "sluice-cutover";
    private static final String ZONE = "Z0123456789ABCDEFGHIJ";
    private static final String DOMAIN = "www.example.com";

    private static Template template;
    private static List<CallLog> logs;

    static Stream<Role> roles() {
        return Stream.of(
                new Role("PreflightRole", "Preflight", ByAws.RUNTIME),
                new Role("WarmUpRole", "WarmUp", ByAws.RUNTIME),
                new Role("ShiftWeightRole", "ShiftWeight", ByAws.RUNTIME),
                new Role("VerifyWeightRole", "VerifyWeight", ByAws.RUNTIME),
                new Role("JudgeHealthRole", "JudgeHealth", ByAws.RUNTIME),
                new Role("HoldRole", "Hold", ByAws.RUNTIME, ByAws.ENCRYPTED_TOPIC),
                new Role("ApproveRole", "Approve", ByAws.RUNTIME, ByAws.ENCRYPTED_TOPIC),
                new Role("FinishRole", "Finish", ByAws.RUNTIME, ByAws.ENCRYPTED_TOPIC),
                new Role(
                        "RollbackRole",
                        "Rollback",
                        ByAws.RUNTIME,
                        ByAws.ENCRYPTED_TOPIC,
                        new ByAws("Lambda, for an event that failed three times", "sqs:SendMessage")),
                new Role("CutoverRole", NAME, ByAws.EXECUTION_LOG, ByAws.EXECUTION_TRACES),
                new Role(
                        "CutoverScheduleRole",
                        "EventBridge Scheduler",
                        new ByAws(
                                "EventBridge Scheduler, when it is time, and when that failed",
                                "states:StartExecution",
                                "sqs:SendMessage")));
    }

    @BeforeAll
    static void play() throws IOException {
        template = Template.read(
                Files.readString(Path.of(System.getProperty("sluice.root"), "stacks", "cutover.yaml")), values());
        logs = TroubledCutovers.play();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void every_call_is_allowed(Role role) {
        var policy = Policy.of(template, role.id());

        assertThat(role.actions(logs)).allMatch(policy::allows);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void nothing_is_allowed_that_is_never_done(Role role) {
        assertThat(Policy.of(template, role.id()).actions()).isEqualTo(role.needs(logs));
    }

    @Test
    void no_role_is_left_out() {
        assertThat(template.ofType("AWS::IAM::Role"))
                .containsExactlyInAnyOrderElementsOf(roles().map(Role::id).toList());
    }

    @ParameterizedTest
    @CsvSource({"ShiftWeight, CREATE DELETE", "Finish, CREATE DELETE", "Rollback, UPSERT"})
    void a_step_swaps_records_and_a_rollback_overwrites_them(String caller, String changes) {
        var made = new Role(caller + "Role", caller)
                .actions(logs)
                .filter(action -> action.name().equals(CHANGE))
                .map(Action::context);

        assertThat(made)
                .isNotEmpty()
                .containsOnly(Map.of(
                        CHANGE + "NormalizedRecordNames",
                        Set.of(DOMAIN),
                        CHANGE + "RecordTypes",
                        Set.of("A", "AAAA"),
                        CHANGE + "Actions",
                        Set.of(changes.split(" "))));
    }

    @ParameterizedTest
    @CsvSource({
        "ShiftWeightRole, Z0123456789ABCDEFGHIJ, www.example.com, HTTPS, DELETE, true",
        "ShiftWeightRole, Z0123456789ABCDEFGHIJ, www.example.com, A, UPSERT, false",
        "FinishRole, Z0123456789ABCDEFGHIJ, www.example.com, A, UPSERT, false",
        "RollbackRole, Z0123456789ABCDEFGHIJ, www.example.com, HTTPS, UPSERT, true",
        "RollbackRole, Z0123456789ABCDEFGHIJ, www.example.com, A, DELETE, false",
        "RollbackRole, Z0123456789ABCDEFGHIJ, mail.example.com, A, UPSERT, false",
        "RollbackRole, Z0123456789ABCDEFGHIJ, www.example.com, MX, UPSERT, false",
        "RollbackRole, Z9, www.example.com, A, UPSERT, false"
    })
    void other_records_and_other_ways_to_change_them_are_out_of_reach(
            String role, String zone, String name, String type, String change, boolean allowed) {
        var action = new Action(
                CHANGE,
                "arn:aws:route53:::hostedzone/" + zone,
                Map.of(
                        CHANGE + "NormalizedRecordNames",
                        Set.of(name),
                        CHANGE + "RecordTypes",
                        Set.of(type),
                        CHANGE + "Actions",
                        Set.of(change)));

        assertThat(Policy.of(template, role).allows(action)).isEqualTo(allowed);
    }

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>(Map.of(
                "Name",
                NAME,
                "Domain",
                DOMAIN,
                "HostedZoneId",
                ZONE,
                "DistributionId",
                "E2QWRUHAPOMQZL",
                "NotificationTopicArn",
                arn("sns", "sluice"),
                "NotificationKeyArn",
                arn("kms", "key/notifications"),
                "TriggerDeadLetterQueue.Arn",
                arn("sqs", "dead-letters"),
                "CutoverStateMachine",
                arn("states", "stateMachine:" + NAME),
                "StepPolicy",
                "StepPolicy",
                "RollbackPolicy",
                "RollbackPolicy"));
        values.put("CutoverLogGroup.Arn", arn("logs", "log-group:cutover:*"));
        values.put("RollbackLogGroup.Arn", arn("logs", "log-group:rollback:*"));
        for (var function : List.of(
                "Preflight",
                "WarmUp",
                "ShiftWeight",
                "VerifyWeight",
                "JudgeHealth",
                "Hold",
                "Approve",
                "Finish",
                "Rollback")) {
            values.put(function + "Function.Arn", LambdaRuntime.arn(function));
        }
        return values;
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, SimulatedAws.REGION, SimulatedAws.ACCOUNT, resource);
    }
}
