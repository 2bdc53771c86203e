package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.actions;
import static dev.sluice.templates.RenderedTemplate.references;
import static dev.sluice.templates.RenderedTemplate.statements;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may do what about a cutover. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class CutoverRolesTest {

    private static final String CHANGE = "route53:ChangeResourceRecordSets";
    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> TELL = Set.of("sns:Publish", "kms:Decrypt", "kms:GenerateDataKey");

    /** What each may do besides writing its log and its traces. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry(
                    "PreflightRole",
                    Set.of(
                            "route53:ListResourceRecordSets",
                            "route53:GetHealthCheck",
                            "cloudfront:GetDistribution",
                            "cloudfront:GetMonitoringSubscription",
                            "cloudwatch:DescribeAlarms",
                            "cloudwatch:GetMetricData",
                            "states:ListExecutions")),
            Map.entry("WarmUpRole", NOTHING),
            Map.entry("ShiftWeightRole", Set.of("route53:ListResourceRecordSets", CHANGE)),
            Map.entry("VerifyWeightRole", Set.of("route53:ListResourceRecordSets", "route53:GetChange")),
            Map.entry("JudgeHealthRole", Set.of("cloudwatch:GetMetricData")),
            Map.entry("HoldRole", TELL),
            Map.entry("ApproveRole", TELL),
            Map.entry("FinishRole", with(TELL, "route53:ListResourceRecordSets", CHANGE)),
            Map.entry(
                    "RollbackRole",
                    with(
                            TELL,
                            "route53:ListResourceRecordSets",
                            "route53:GetChange",
                            CHANGE,
                            "states:ListExecutions",
                            "states:DescribeExecution",
                            "states:GetExecutionHistory",
                            "states:StopExecution",
                            "sqs:SendMessage")),
            Map.entry("CutoverScheduleRole", Set.of("states:StartExecution", "sqs:SendMessage")));

    private static RenderedTemplate stack;

    @BeforeAll
    static void render() throws Exception {
        stack = RenderedTemplate.of("stacks/cutover.yaml");
    }

    @Test
    void every_function_the_state_machine_and_the_schedule_have_a_role_of_their_own() {
        var users = Stream.of("AWS::Lambda::Function", "AWS::StepFunctions::StateMachine", "AWS::Scheduler::Schedule")
                .flatMap(type -> stack.all(type).values().stream())
                .flatMap(user -> Stream.of(user.path("Role"), user.path("RoleArn"), user.at("/Target/RoleArn")))
                .flatMap(RenderedTemplate::references)
                .toList();

        assertThat(users).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(roles().keySet());
    }

    @Test
    void a_role_allows_what_its_function_does_and_nothing_else() {
        var allowed = roles().entrySet().stream()
                .filter(role -> !role.getKey().equals("CutoverRole"))
                .collect(toMap(
                        Map.Entry::getKey,
                        role -> statements(role.getValue())
                                .flatMap(RenderedTemplate::actions)
                                .collect(toSet())));

        assertThat(allowed).isEqualTo(ALLOWED);
    }

    @Test
    void only_two_steps_swap_weights_and_only_rollback_overwrites_them() {
        var changers = roles().entrySet().stream()
                .flatMap(role -> changes(role.getValue())
                        .map(statement -> Map.entry(role.getKey(), strings(condition(statement, "Actions")))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(changers)
                .isEqualTo(Map.of(
                        "ShiftWeightRole", List.of("CREATE", "DELETE"),
                        "FinishRole", List.of("CREATE", "DELETE"),
                        "RollbackRole", List.of("UPSERT")));
    }

    @Test
    void whoever_changes_records_changes_addresses_of_the_domain_and_nothing_else_in_its_zone() {
        var changes = roles().values().stream().flatMap(CutoverRolesTest::changes);

        assertThat(changes).hasSize(3).allSatisfy(statement -> {
            assertThat(statement.path("Resource").toString())
                    .isEqualTo("{\"Fn::Sub\":\"arn:${AWS::Partition}:route53:::hostedzone/${HostedZoneId}\"}");
            assertThat(references(condition(statement, "NormalizedRecordNames")))
                    .containsExactly("Domain");
            assertThat(strings(condition(statement, "RecordTypes"))).containsExactly("A", "AAAA", "HTTPS");
            assertThat(statement.path("Condition").propertyNames()).containsExactly("ForAllValues:StringEquals");
        });
    }

    @Test
    void only_rollback_stops_executions_and_only_those_of_its_own_state_machine() {
        var stoppers = stack.roleStatements()
                .filter(statement -> actions(statement).anyMatch("states:StopExecution"::equals))
                .map(statement -> statement.at("/Resource/Fn::Sub").asString());

        assertThat(stoppers)
                .containsExactly("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${Name}:*");
    }

    @Test
    void the_state_machine_may_call_its_functions_and_no_other() {
        var callable = statements(stack.properties("CutoverRole"))
                .filter(statement -> actions(statement).anyMatch("lambda:InvokeFunction"::equals))
                .flatMap(statement -> references(statement.path("Resource")));

        assertThat(callable)
                .hasSize(9)
                .containsExactlyInAnyOrderElementsOf(
                        references(stack.properties("CutoverStateMachine").path("DefinitionSubstitutions"))
                                .toList());
    }

    @Test
    void no_role_allows_a_family_of_actions() {
        assertThat(stack.roleStatements().flatMap(RenderedTemplate::actions))
                .isNotEmpty()
                .noneMatch(action -> action.contains("*"));
    }

    /** X-Ray and log deliveries have no resources; nor have metrics, and CloudFront's subscriptions to more of them. */
    @Test
    void a_role_acts_on_everything_only_where_aws_knows_nothing_narrower() {
        var unbounded = stack.roleStatements()
                .filter(RenderedTemplate::isUnbounded)
                .flatMap(RenderedTemplate::actions)
                .filter(action -> !action.matches("xray:.*|logs:.*(Deliver|ResourcePolic|LogGroups).*"))
                .collect(toSet());

        assertThat(unbounded)
                .containsExactlyInAnyOrder("cloudwatch:GetMetricData", "cloudfront:GetMonitoringSubscription");
    }

    @Test
    void every_function_writes_its_own_log_and_no_other() {
        for (var function : stack.all("AWS::Lambda::Function").values()) {
            var policy = references(stack.properties(references(function.path("Role"))
                                    .findFirst()
                                    .orElseThrow())
                            .path("ManagedPolicyArns"))
                    .findFirst()
                    .orElseThrow();
            var written = stack.properties(policy)
                    .at("/PolicyDocument/Statement")
                    .valueStream()
                    .filter(statement -> actions(statement).anyMatch("logs:PutLogEvents"::equals))
                    .flatMap(statement -> references(statement.path("Resource")));

            assertThat(written)
                    .containsExactlyElementsOf(
                            references(function.at("/LoggingConfig/LogGroup")).toList());
        }
    }

    private static Map<String, JsonNode> roles() {
        return stack.all("AWS::IAM::Role");
    }

    private static Stream<JsonNode> changes(JsonNode role) {
        return statements(role).filter(statement -> actions(statement).anyMatch(CHANGE::equals));
    }

    private static JsonNode condition(JsonNode statement, String about) {
        return statement.path("Condition").path("ForAllValues:StringEquals").path(CHANGE + about);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static Set<String> with(Set<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(toSet());
    }
}
