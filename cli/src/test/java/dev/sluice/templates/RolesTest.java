package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.actions;
import static dev.sluice.templates.RenderedTemplate.references;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what, once AWS has rendered the template. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class RolesTest {

    /** Actions for which AWS knows no narrower resource, and why they are needed. */
    private static final Map<String, String> ON_EVERYTHING = Map.ofEntries(
            Map.entry("xray:PutTraceSegments", "traces"),
            Map.entry("xray:PutTelemetryRecords", "traces"),
            Map.entry("xray:GetSamplingRules", "traces of the state machine"),
            Map.entry("xray:GetSamplingTargets", "traces of the state machine"),
            Map.entry("logs:CreateLogDelivery", "log of the state machine"),
            Map.entry("logs:GetLogDelivery", "log of the state machine"),
            Map.entry("logs:UpdateLogDelivery", "log of the state machine"),
            Map.entry("logs:DeleteLogDelivery", "log of the state machine"),
            Map.entry("logs:ListLogDeliveries", "log of the state machine"),
            Map.entry("logs:PutResourcePolicy", "log of the state machine"),
            Map.entry("logs:DescribeResourcePolicies", "log of the state machine"),
            Map.entry("logs:DescribeLogGroups", "log of the state machine"),
            Map.entry("cloudwatch:GetMetricData", "the month's spend"));

    private static RenderedTemplate template;

    @BeforeAll
    static void render() throws Exception {
        template = RenderedTemplate.of("template.yaml");
    }

    @Test
    void every_function_and_the_state_machine_have_a_role_of_their_own() {
        var users = Stream.concat(
                        template.all("AWS::Lambda::Function").values().stream(),
                        template.all("AWS::StepFunctions::StateMachine").values().stream())
                .flatMap(user -> Stream.concat(references(user.path("Role")), references(user.path("RoleArn"))))
                .toList();

        assertThat(users)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        template.all("AWS::IAM::Role").keySet());
    }

    @Test
    void no_role_allows_a_family_of_actions() {
        assertThat(template.roleStatements().flatMap(RenderedTemplate::actions))
                .isNotEmpty()
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void a_role_acts_on_everything_only_where_aws_knows_nothing_narrower() {
        var unbounded = template.roleStatements()
                .filter(RenderedTemplate::isUnbounded)
                .flatMap(RenderedTemplate::actions)
                .collect(toSet());

        assertThat(unbounded).isEqualTo(ON_EVERYTHING.keySet());
    }

    @Test
    void whoever_purges_purges_the_named_distributions_only() {
        var targets = template.roleStatements()
                .filter(statement -> actions(statement).anyMatch("cloudfront:CreateInvalidation"::equals))
                .map(statement -> statement.path("Resource").toString());

        assertThat(targets).hasSize(2).containsOnly("{\"Ref\":\"DistributionArns\"}");
    }

    @Test
    void the_state_machine_may_call_its_functions_and_no_other() {
        var machine = template.properties("FreshnessStateMachine");
        var callable = RenderedTemplate.statements(template.properties("FreshnessRole"))
                .filter(statement -> actions(statement).anyMatch("lambda:InvokeFunction"::equals))
                .flatMap(statement -> references(statement.path("Resource")));

        assertThat(callable)
                .containsExactlyInAnyOrderElementsOf(
                        references(machine.path("DefinitionSubstitutions")).toList())
                .containsExactlyInAnyOrder("VerifyFreshnessFunction", "PurgeAgainFunction", "ReportDeployFunction");
    }

    @Test
    void alarms_may_use_the_topic_and_the_key_it_is_encrypted_with() {
        assertThat(allowed("NotificationTopicPolicy", "PolicyDocument")).containsExactly("sns:Publish");
        assertThat(allowed("NotificationKey", "KeyPolicy"))
                .containsExactlyInAnyOrder("kms:Decrypt", "kms:GenerateDataKey");
    }

    private static Stream<String> allowed(String resource, String policy) {
        return template.properties(resource)
                .path(policy)
                .path("Statement")
                .valueStream()
                .filter(statement ->
                        statement.at("/Principal/Service").asString().equals("cloudwatch.amazonaws.com"))
                .flatMap(RenderedTemplate::actions);
    }
}
