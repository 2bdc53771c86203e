package dev.sluice.templates;

import static dev.sluice.templates.RenderedTemplate.references;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.invalidation.Settings;
import dev.sluice.invalidation.freshness.ReportSettings;
import dev.sluice.rehearsal.external.NeedsCommand;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the names in the template lead to what the code has under them. */
@NeedsCommand(
        value = "python3",
        check = {"-c", "import samtranslator"},
        cure = "install Python 3, then pip install aws-sam-translator")
class WiringTest {

    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private static RenderedTemplate template;

    @BeforeAll
    static void render() throws Exception {
        template = RenderedTemplate.of("template.yaml");
    }

    @Test
    void whatever_a_queue_feeds_is_a_class_that_takes_batches_of_messages() throws Exception {
        var fed = template.all("AWS::Lambda::EventSourceMapping").values().stream()
                .flatMap(mapping -> references(mapping.path("FunctionName")))
                .map(alias -> template.properties(alias).path("FunctionName"))
                .flatMap(RenderedTemplate::references)
                .collect(toSet());

        assertThat(fed).containsExactly("InvalidateFunction");
        assertThat(handler("InvalidateFunction").getGenericInterfaces())
                .singleElement()
                .satisfies(type -> {
                    var taken = (ParameterizedType) type;
                    assertThat(taken.getRawType()).isEqualTo(RequestHandler.class);
                    assertThat(taken.getActualTypeArguments()[0]).isEqualTo(SQSEvent.class);
                });
    }

    @Test
    void whatever_the_state_machine_calls_is_a_class_that_takes_any_document() throws Exception {
        var tasks = references(machine().path("DefinitionSubstitutions")).toList();

        assertThat(tasks).hasSize(3);
        for (var task : tasks) {
            assertThat(handler(task)).isAssignableTo(RequestStreamHandler.class);
        }
    }

    @Test
    void every_function_is_a_public_class_that_wires_itself_and_bears_its_name() throws Exception {
        for (var function : template.all("AWS::Lambda::Function").keySet()) {
            var handler = handler(function);

            assertThat(handler).isPublic();
            assertThat(handler.getConstructor().getParameterCount()).isZero();
            assertThat(handler.getSimpleName()).isEqualTo(function.replaceFirst("Function$", "Handler"));
        }
    }

    @Test
    void the_state_machine_gets_every_arn_it_names_and_no_other() throws Exception {
        var named = SUBSTITUTED
                .matcher(definition().toString())
                .results()
                .map(name -> name.group(1))
                .collect(toSet());

        var substitutions = machine().path("DefinitionSubstitutions");

        assertThat(named).isEqualTo(Set.copyOf(substitutions.propertyNames()));
        assertThat(substitutions.properties())
                .allMatch(arn -> references(arn.getValue())
                        .toList()
                        .equals(List.of(arn.getKey().replaceFirst("Arn$", ""))));
    }

    @Test
    void a_function_ends_before_the_state_machine_gives_it_up_and_whatever_happens_leads_on() throws Exception {
        var definition = definition();
        var tasks = definition
                .path("States")
                .valueStream()
                .filter(state -> state.has("Resource"))
                .toList();

        assertThat(definition.path("TimeoutSeconds").asInt()).isPositive();
        assertThat(tasks).hasSize(3).allSatisfy(task -> {
            var function = task.at("/Parameters/FunctionName").asString().replaceAll("^\\$\\{|Arn}$", "");
            assertThat(template.properties(function).path("Timeout").asInt())
                    .isPositive()
                    .isLessThan(task.path("TimeoutSeconds").asInt());
            assertThat(task.at("/Retry/0/ErrorEquals/0").asString()).isEqualTo("States.ALL");
            assertThat(task.at("/Catch/0/ErrorEquals/0").asString()).isEqualTo("States.ALL");
        });
    }

    @Test
    void a_function_reads_the_settings_it_is_given_and_is_given_those_it_reads() {
        var invalidate = new Asked();
        Settings.of(invalidate);
        var report = new Asked();
        ReportSettings.of(report);

        assertThat(invalidate.names).isEqualTo(variables("InvalidateFunction"));
        assertThat(report.names).isEqualTo(variables("ReportDeployFunction"));
        assertThat(variables("VerifyFreshnessFunction")).isEmpty();
        assertThat(variables("PurgeAgainFunction")).isEmpty();
    }

    @Test
    void every_function_is_the_jar_that_was_tested() throws Exception {
        var version = VERSION.matcher(Files.readString(Command.root().resolve("pom.xml")));
        var functions = template.all("AWS::Lambda::Function");

        assertThat(version.find()).isTrue();
        assertThat(functions.values())
                .extracting(function -> function.at("/Code/S3Key").asString())
                .hasSize(4)
                .containsOnly(
                        "functions/invalidation/target/sluice-invalidation-%s-lambda.jar".formatted(version.group(1)));
        assertThat(functions.keySet())
                .allMatch(id -> template.at("/Resources/%s/Metadata/SkipBuild".formatted(id))
                        .asBoolean());
    }

    private static Class<?> handler(String function) throws ClassNotFoundException {
        return Class.forName(template.properties(function).path("Handler").asString());
    }

    private static JsonNode definition() throws IOException {
        return new JsonMapper()
                .readTree(Files.readString(Command.root().resolve("functions/invalidation/freshness.asl.json")));
    }

    private static JsonNode machine() {
        return template.properties("FreshnessStateMachine");
    }

    /** What the template sets for this function alone. */
    private static Set<String> variables(String function) {
        var names = new TreeSet<>(
                template.properties(function).at("/Environment/Variables").propertyNames());
        names.remove("JAVA_TOOL_OPTIONS");
        return names;
    }

    /** An environment that has whatever it is asked for, and remembers what that was. */
    private static final class Asked extends HashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private final Set<String> names = new TreeSet<>();

        @Override
        public String getOrDefault(Object name, String otherwise) {
            names.add(name.toString());
            return "1";
        }
    }
}
