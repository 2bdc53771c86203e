package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.actions;
import static dev.sluice.templates.RenderedTemplate.references;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stack that cutovers and rollbacks live in, and how it is installed. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class CutoverStackTest {

    private static RenderedTemplate home;
    private static RenderedTemplate stack;

    @BeforeAll
    static void render() throws Exception {
        home = RenderedTemplate.of("template.yaml");
        stack = RenderedTemplate.of("stacks/cutover.yaml");
    }

    @Test
    void it_comes_with_a_domain_and_gets_every_parameter_it_asks_for() {
        var nested = home.at("/Resources/CutoverStack");

        assertThat(nested.path("Condition").asString()).isEqualTo("HasCutover");
        assertThat(home.at("/Conditions/HasCutover").toString())
                .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"CutoverDomain\"},\"\"]}]}");
        assertThat(nested.at("/Properties/TemplateURL").asString()).isEqualTo("stacks/cutover.yaml");
        assertThat(nested.at("/Properties/Parameters").propertyNames())
                .containsExactlyInAnyOrderElementsOf(stack.at("/Parameters").propertyNames());
    }

    @Test
    void every_environment_lets_sam_expand_it() throws Exception {
        var config = Files.readString(Command.root().resolve("samconfig.toml"));

        assertThat(config.lines().filter(line -> line.startsWith("capabilities")))
                .hasSize(3)
                .containsOnly("capabilities = \"CAPABILITY_IAM CAPABILITY_AUTO_EXPAND\"");
    }

    @Test
    void what_is_known_of_it_outside_is_there() {
        var handedOn = home.at("/Outputs")
                .valueStream()
                .map(output -> output.at("/Value/Fn::GetAtt"))
                .filter(value -> value.path(0).asString().equals("CutoverStack"))
                .map(value -> value.path(1).asString().replace("Outputs.", ""));

        assertThat(handedOn)
                .containsExactlyInAnyOrderElementsOf(stack.at("/Outputs").propertyNames());
        assertThat(home.at("/Outputs")
                        .valueStream()
                        .filter(output ->
                                output.at("/Value/Fn::GetAtt/0").asString().equals("CutoverStack")))
                .allMatch(output -> output.path("Condition").asString().equals("HasCutover"));
    }

    @Test
    void every_function_is_the_jar_that_was_tested() {
        assertThat(functions().keySet())
                .containsExactly(
                        "ApproveFunction",
                        "FinishFunction",
                        "HoldFunction",
                        "JudgeHealthFunction",
                        "PreflightFunction",
                        "RollbackFunction",
                        "ShiftWeightFunction",
                        "VerifyWeightFunction",
                        "WarmUpFunction")
                .allSatisfy(id -> {
                    var module = id.equals("RollbackFunction") ? "rollback" : "cutover";
                    assertThat(stack.properties(id).at("/Code/S3Key").asString())
                            .isEqualTo("functions/%1$s/target/sluice-%1$s-0.1.0-SNAPSHOT-lambda.jar", module);
                    assertThat(stack.properties(id).path("Handler").asString())
                            .isEqualTo("dev.sluice.%s.%sHandler", module, id.replace("Function", ""));
                    assertThat(stack.at("/Resources/%s/Metadata/SkipBuild".formatted(id))
                                    .asBoolean())
                            .isTrue();
                });
    }

    @Test
    void no_function_starts_from_a_snapshot_that_may_have_gone_inactive_or_waits_for_a_network() {
        assertThat(functions().values()).noneMatch(function -> function.has("SnapStart") || function.has("VpcConfig"));
        assertThat(stack.all("AWS::Lambda::Version")).isEmpty();
    }

    @Test
    void rollback_always_finds_a_processor_free_and_time_to_see_its_change_live() {
        var rollback = stack.properties("RollbackFunction");

        assertThat(rollback.path("ReservedConcurrentExecutions").asInt()).isEqualTo(5);
        assertThat(rollback.path("MemorySize").asInt()).isEqualTo(1769);
        assertThat(rollback.path("Timeout").asInt()).isEqualTo(300);
    }

    @Test
    void every_log_is_forgotten_in_time_and_everything_is_traced() {
        var groups = stack.all("AWS::Logs::LogGroup");
        var machine = stack.properties("CutoverStateMachine");
        var used = Stream.concat(
                        functions().values().stream().map(function -> function.at("/LoggingConfig/LogGroup")),
                        Stream.of(machine.at("/LoggingConfiguration/Destinations")))
                .flatMap(RenderedTemplate::references)
                .collect(toSet());

        assertThat(used).isEqualTo(groups.keySet());
        assertThat(groups.values()).allMatch(group -> group.has("RetentionInDays"));
        assertThat(functions().values())
                .allMatch(function ->
                        function.at("/TracingConfig/Mode").asString().equals("Active"));
        assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
    }

    @Test
    void the_guide_names_every_parameter_permission_and_alarm() throws Exception {
        var guide = Files.readString(Command.root().resolve("docs/cutover.md"));
        var nested = home.properties("CutoverStack").path("Parameters");
        var names = Stream.of(
                        references(nested).filter(home.at("/Parameters").propertyNames()::contains),
                        stack.roleStatements().flatMap(RenderedTemplate::actions),
                        stack.all("AWS::CloudWatch::Alarm").keySet().stream())
                .flatMap(part -> part)
                .map("`%s`"::formatted);

        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(guide).contains(name));
    }

    @Test
    void a_call_that_cannot_be_delivered_is_kept_and_called_out() {
        var targets = Stream.concat(
                        stack.all("AWS::Events::Rule").values().stream()
                                .flatMap(rule -> rule.path("Targets").valueStream()),
                        stack.all("AWS::Scheduler::Schedule").values().stream().map(plan -> plan.path("Target")))
                .map(target -> target.path("DeadLetterConfig"));
        var invocation = stack.properties("RollbackFunctionEventInvokeConfig");
        var sender = stack.properties("TriggerDeadLetterQueuePolicy").at("/PolicyDocument/Statement/0");

        assertThat(targets)
                .hasSize(4)
                .allMatch(queue -> references(queue).toList().equals(List.of("TriggerDeadLetterQueue")));
        assertThat(references(invocation.at("/DestinationConfig/OnFailure"))).containsExactly("TriggerDeadLetterQueue");
        assertThat(invocation.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
        assertThat(actions(sender)).containsExactly("sqs:SendMessage");
        assertThat(references(sender.at("/Condition/ArnEquals/aws:SourceArn")).filter(id -> !id.startsWith("AWS::")))
                .containsExactlyInAnyOrderElementsOf(
                        stack.all("AWS::Events::Rule").keySet());
        assertThat(references(stack.properties("LostTriggersAlarm").path("Dimensions")))
                .containsExactly("TriggerDeadLetterQueue");
        assertThat(stack.properties("TriggerDeadLetterQueue")
                        .path("SqsManagedSseEnabled")
                        .asBoolean())
                .isTrue();
    }

    private static Map<String, JsonNode> functions() {
        return stack.all("AWS::Lambda::Function");
    }
}
