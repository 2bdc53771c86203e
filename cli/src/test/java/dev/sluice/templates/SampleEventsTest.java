package dev.sluice.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The samples in {@code events/}, and the commands that people are told to try them with. */
class SampleEventsTest {

    private static final Pattern SAMPLE = Pattern.compile("events/([\\w-]+\\.json)");
    private static final Pattern INVOKED = Pattern.compile("sam local invoke (\\w+)");
    private static final Pattern FUNCTION = Pattern.compile("(?m)^  (\\w+):\\n    Type: AWS::Serverless::Function$");

    @Test
    void every_command_names_a_function_of_the_template_and_a_sample_that_is_there() {
        var commands = guide().lines()
                .filter(line -> line.contains("sam local invoke"))
                .toList();

        assertThat(commands).allSatisfy(command -> {
            assertThat(samples()).containsAll(groups(SAMPLE, command));
            assertThat(groups(SAMPLE, command)).hasSize(1);
        });
        assertThat(groups(INVOKED, String.join("\n", commands)))
                .isEqualTo(groups(FUNCTION, read(Command.root().resolve("template.yaml"))));
    }

    @Test
    void every_sample_is_explained_and_drives_a_test() throws IOException {
        var guide = guide();
        var tests = tests();

        assertThat(samples()).isNotEmpty().allSatisfy(sample -> {
            assertThat(guide).contains(sample);
            assertThat(tests).contains("\"" + sample);
        });
    }

    @Test
    void the_schedule_that_keeps_the_snapshot_sends_the_sample_of_an_empty_batch() {
        var json = new JsonMapper();
        var input = groups(Pattern.compile("Input: '(.*)'"), read(Command.root().resolve("template.yaml")));

        assertThat(input).hasSize(1);
        assertThat(json.readTree(input.iterator().next()))
                .isEqualTo(json.readTree(read(Command.root().resolve("events/sqs-empty.json"))));
    }

    private static String guide() {
        return Stream.of("README.md", "docs/install.md", "docs/cutover.md")
                .map(page -> read(Command.root().resolve(page)))
                .collect(Collectors.joining());
    }

    private static Set<String> samples() {
        try (var files = Files.list(Command.root().resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of the tests of those modules that read events. */
    private static String tests() throws IOException {
        var texts = new StringBuilder();
        for (var module : List.of("functions/invalidation", "functions/cutover", "functions/rollback", "rehearsal")) {
            try (var files = Files.walk(Command.root().resolve(module).resolve("src/test/java"))) {
                files.filter(Files::isRegularFile).map(SampleEventsTest::read).forEach(texts::append);
            }
        }
        return texts.toString();
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
