package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.references;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What AWS makes of the template. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class RenderedTemplateTest {

    private static RenderedTemplate template;

    @BeforeAll
    static void render() throws Exception {
        template = RenderedTemplate.of("template.yaml");
    }

    @Test
    void it_refuses_every_region_but_us_east_1_and_says_what_to_do() {
        var assertion = template.at("/Rules/HomeRegion/Assertions/0");

        assertThat(assertion.at("/Assert/Fn::Equals").toString())
                .isEqualTo("[{\"Ref\":\"AWS::Region\"},\"us-east-1\"]");
        assertThat(assertion.path("AssertDescription").asString()).contains("--region us-east-1");
    }

    @Test
    void every_log_is_forgotten_in_time() {
        var groups = template.all("AWS::Logs::LogGroup");
        var used = Stream.concat(
                        functions().values().stream().map(function -> function.at("/LoggingConfig/LogGroup")),
                        stateMachines().values().stream()
                                .map(machine -> machine.at("/LoggingConfiguration/Destinations")))
                .flatMap(RenderedTemplate::references);

        assertThat(used).containsExactlyInAnyOrderElementsOf(groups.keySet());
        assertThat(groups.values()).allMatch(group -> group.has("RetentionInDays"));
    }

    @Test
    void everything_is_traced() {
        assertThat(functions().values())
                .allMatch(function ->
                        function.at("/TracingConfig/Mode").asString().equals("Active"));
        assertThat(stateMachines().values())
                .allMatch(machine -> machine.at("/TracingConfiguration/Enabled").asBoolean());
    }

    @Test
    void what_no_queue_or_rule_can_deliver_is_kept() {
        var rules = template.all("AWS::Events::Rule");
        var targets =
                rules.values().stream().flatMap(rule -> rule.path("Targets").valueStream());

        assertThat(targets)
                .hasSize(3)
                .allMatch(target ->
                        references(target.path("DeadLetterConfig")).toList().equals(List.of("UploadDeadLetterQueue")));
        assertThat(template.properties("UploadQueue")
                        .at("/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0")
                        .asString())
                .isEqualTo("UploadDeadLetterQueue");
        assertThat(senders("UploadDeadLetterQueue")).isEqualTo(rules.keySet());
        assertThat(senders("UploadQueue")).containsExactly("UploadRule");
        assertThat(senders("MarkerQueue")).containsExactly("MarkerRule");
    }

    private static Set<String> senders(String queue) {
        return template.properties("UploadQueuePolicy")
                .at("/PolicyDocument/Statement")
                .valueStream()
                .filter(statement -> references(statement.path("Resource")).anyMatch(queue::equals))
                .flatMap(statement -> references(statement.at("/Condition/ArnEquals/aws:SourceArn")))
                .collect(toSet());
    }

    @Test
    void whatever_rests_is_encrypted() {
        assertThat(template.all("AWS::SQS::Queue").values())
                .hasSize(3)
                .allMatch(queue -> queue.path("SqsManagedSseEnabled").asBoolean());
        assertThat(references(template.properties("NotificationTopic").path("KmsMasterKeyId")))
                .containsExactly("NotificationKey");
    }

    @Test
    void every_alarm_tells_the_topic_and_says_what_it_means() {
        var alarms = template.all("AWS::CloudWatch::Alarm");

        assertThat(alarms.keySet())
                .containsExactly(
                        "DeadLettersAlarm",
                        "FreshnessAlarm",
                        "FunctionErrorsAlarm",
                        "FunctionThrottlesAlarm",
                        "PathBudgetAlarm",
                        "QueueAgeAlarm",
                        "StalePathsAlarm");
        assertThat(alarms.values())
                .allMatch(
                        alarm -> references(alarm.path("AlarmActions")).toList().equals(List.of("NotificationTopic")))
                .allMatch(alarm -> alarm.has("AlarmDescription"));
    }

    @Test
    void errors_and_throttles_of_no_function_are_forgotten() {
        for (var alarm : List.of("FunctionErrorsAlarm", "FunctionThrottlesAlarm")) {
            assertThat(references(template.properties(alarm).path("Metrics")))
                    .as(alarm)
                    .containsExactlyInAnyOrderElementsOf(functions().keySet());
        }
    }

    @Test
    void only_the_function_with_a_queue_starts_from_a_snapshot_and_nobody_calls_past_it() {
        var snapshots = functions().entrySet().stream()
                .filter(function -> function.getValue().has("SnapStart"))
                .map(Map.Entry::getKey);
        var alias = template.all("AWS::Lambda::Alias").firstKey();
        var mapping = template.properties("InvalidateFunctionUploads").path("FunctionName");
        var schedule = template.properties("InvalidateFunctionStayActive").at("/Targets/0/Arn");

        assertThat(snapshots).containsExactly("InvalidateFunction");
        assertThat(references(mapping)).containsExactly(alias);
        assertThat(references(schedule)).containsExactly(alias);
    }

    @Test
    void the_snapshot_is_called_more_often_than_every_14_days() {
        var schedule = template.properties("InvalidateFunctionStayActive")
                .path("ScheduleExpression")
                .asString();

        assertThat(schedule).isEqualTo("rate(7 days)");
    }

    @Test
    void a_changed_setting_makes_a_new_version() {
        var parameters = template.at("/Parameters").propertyNames();
        var version = template.all("AWS::Lambda::Version").values().iterator().next();
        var settings = references(template.properties("InvalidateFunction").path("Environment"))
                .filter(parameters::contains)
                .collect(toSet());

        assertThat(references(version.path("Description")).collect(toSet()))
                .isNotEmpty()
                .isEqualTo(settings);
    }

    @Test
    void a_message_stays_with_one_invocation_as_long_as_that_may_take() {
        int timeout = template.properties("InvalidateFunction").path("Timeout").asInt();
        int longestWindow =
                template.at("/Parameters/BatchWindowSeconds/MaxValue").asInt();
        int visibility =
                template.properties("UploadQueue").path("VisibilityTimeout").asInt();

        assertThat(visibility).isEqualTo(6 * timeout + longestWindow);
    }

    @Test
    void two_invocations_at_most_split_a_deploy_and_each_returns_what_it_could_not_do() {
        var mapping = template.properties("InvalidateFunctionUploads");

        assertThat(mapping.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(2);
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
    }

    @Test
    void every_parameter_is_explained_and_has_its_place_in_the_console() {
        var parameters = template.at("/Parameters");
        var placed = template.at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups")
                .valueStream()
                .flatMap(group -> group.path("Parameters").valueStream())
                .map(JsonNode::asString);

        assertThat(parameters.valueStream()).allMatch(parameter -> parameter.has("Description"));
        assertThat(placed).containsExactlyInAnyOrderElementsOf(parameters.propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/install.md"})
    void every_parameter_and_permission_is_named(String page) throws Exception {
        var text = Files.readString(Command.root().resolve(page));
        var names = Stream.concat(
                        template.at("/Parameters").propertyNames().stream(),
                        template.roleStatements().flatMap(RenderedTemplate::actions))
                .map("`%s`"::formatted);

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(text).contains(name));
    }

    @Test
    void the_guide_says_of_every_alarm_what_to_do() throws Exception {
        var guide = Files.readString(Command.root().resolve("docs/install.md"));

        assertThat(template.all("AWS::CloudWatch::Alarm").keySet())
                .allSatisfy(alarm -> assertThat(guide).contains("`%s`".formatted(alarm)));
    }

    private static Map<String, JsonNode> functions() {
        return template.all("AWS::Lambda::Function");
    }

    private static Map<String, JsonNode> stateMachines() {
        return template.all("AWS::StepFunctions::StateMachine");
    }
}
