package dev.sluice.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rehearsal.external.NeedsCommand;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    @Test
    @NeedsCommand(value = "cfn-lint", check = "--version", cure = "pip install cfn-lint")
    void cfn_lint_has_nothing_to_say() throws Exception {
        var command = Stream.concat(Stream.of("cfn-lint", "--non-zero-exit-code", "informational"), templates())
                .toList();

        var lint = Command.run(command);

        assertThat(lint.out()).isEmpty();
        assertThat(lint.exitCode()).as(lint.err()).isZero();
    }

    private static Stream<String> templates() throws Exception {
        var root = Command.root();
        try (var stacks = Files.list(root.resolve("stacks"))) {
            return Stream.concat(
                    Stream.of("template.yaml"),
                    stacks
                            .map(stack -> root.relativize(stack).toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .sorted()
                            .toList()
                            .stream());
        }
    }

    @Test
    void every_environment_is_installed_under_its_own_name_in_us_east_1() throws Exception {
        var config = Files.readString(Command.root().resolve("samconfig.toml"));

        assertThat(all("\\[(\\w+)\\.global\\.parameters]", config)).containsExactly("default", "staging", "prod");
        assertThat(all("stack_name = \"(.*)\"", config)).containsExactly("sluice", "sluice-staging", "sluice-prod");
        assertThat(all("region = \"(.*)\"", config)).containsExactly("us-east-1", "us-east-1", "us-east-1");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
