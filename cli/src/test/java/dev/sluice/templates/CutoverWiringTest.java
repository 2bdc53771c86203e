package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.references;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.cutover.events.CutoverRequestReader;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether what the cutover stack names is there, and fits. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class CutoverWiringTest {

    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{(\\w+)}");

    private static RenderedTemplate stack;
    private static String definition;

    @BeforeAll
    static void render() throws Exception {
        stack = RenderedTemplate.of("stacks/cutover.yaml");
        definition = Files.readString(Command.root().resolve("functions/cutover/cutover.asl.json"));
    }

    @Test
    void every_function_is_a_public_class_that_wires_itself_and_takes_any_document() throws Exception {
        for (var function : stack.all("AWS::Lambda::Function").values()) {
            var handler = Class.forName(function.path("Handler").asString());

            assertThat(handler).isPublic().isAssignableTo(RequestStreamHandler.class);
            assertThat(handler.getConstructor().getParameterCount()).isZero();
        }
    }

    @Test
    void the_state_machine_gets_every_arn_it_names_and_no_other() {
        var named = SUBSTITUTED
                .matcher(definition)
                .results()
                .map(name -> name.group(1))
                .collect(toSet());

        var substitutions = stack.properties("CutoverStateMachine").path("DefinitionSubstitutions");

        assertThat(named).isEqualTo(Set.copyOf(substitutions.propertyNames()));
        assertThat(substitutions.properties())
                .allMatch(arn -> references(arn.getValue())
                        .toList()
                        .equals(List.of(arn.getKey().replaceFirst("Arn$", ""))));
    }

    /** Then a function that takes too long says so in its log, and the state machine learns it from Lambda. */
    @Test
    void a_task_waits_longer_than_its_function_may_run() {
        var tasks = new JsonMapper()
                .readTree(definition).path("States").properties().stream()
                        .filter(state -> state.getValue().has("TimeoutSeconds"))
                        .toList();

        assertThat(tasks)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(task -> assertThat(
                                task.getValue().path("TimeoutSeconds").asInt())
                        .isGreaterThan(
                                stack.properties(function(task)).path("Timeout").asInt()));
    }

    @Test
    void the_request_that_the_stack_prints_is_one_that_preflight_reads() throws Exception {
        var printed = new Intrinsics(
                        Map.ofEntries(
                                Map.entry("Domain", "www.example.com"),
                                Map.entry("HostedZoneId", "Z0123456789ABCDEFGHIJ"),
                                Map.entry("Stable", "stable"),
                                Map.entry("Canary", "canary"),
                                Map.entry("DistributionId", "E2QWRUHAPOMQZL"),
                                Map.entry("Alarms", List.of("checkout failures", "search-latency")),
                                Map.entry("ErrorMetric", "5xxErrorRate"),
                                Map.entry("ErrorRateLimitPercent", "0.5"),
                                Map.entry("HitRatioFloorPercent", "90"),
                                Map.entry("CoarseHealthCheck", "0123abcd-45ef-6789-0123-456789abcdef")),
                        List.of("HasAlarms"))
                .text(stack.at("/Outputs/Request/Value"));

        var guard = CutoverRequestReader.read(printed).guard();

        assertThat(guard.errorMetric().metric()).isEqualTo("5xxErrorRate");
        assertThat(guard.limits().errorRate()).isEqualTo(.005);
        assertThat(guard.limits().hitRatio()).isEqualTo(.9);
        assertThat(guard.alarms()).containsExactly("checkout failures", "search-latency");
        assertThat(guard.healthCheckId()).contains("0123abcd-45ef-6789-0123-456789abcdef");
    }

    private static String function(Map.Entry<String, JsonNode> task) {
        var name = SUBSTITUTED.matcher(
                task.getValue().at("/Parameters/FunctionName").asString());
        assertThat(name.matches()).as(task.getKey()).isTrue();
        return name.group(1).replaceFirst("Arn$", "");
    }
}
