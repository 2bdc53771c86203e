package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The README shows what the commands really print. {@code ReadmeTest.main} writes it anew. */
class ReadmeTest {

    private static final Path README = Path.of(System.getProperty("sluice.root", "."), "README.md");
    private static final Pattern CONSOLE = Pattern.compile("(?s)```console\n\\$ \\./sluice ([^\n]*)\n(.*?)```");

    @TestFactory
    Stream<DynamicTest> a_command_prints_what_the_readme_shows() throws IOException {
        return CONSOLE.matcher(Files.readString(README))
                .results()
                .map(block -> DynamicTest.dynamicTest(
                        block.group(1), () -> assertThat(output(block.group(1))).isEqualTo(block.group(2))));
    }

    /** Run in the root folder. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(
                README,
                CONSOLE.matcher(Files.readString(README))
                        .replaceAll(block -> Matcher.quoteReplacement(
                                "```console\n$ ./sluice %s\n%s```".formatted(block.group(1), output(block.group(1))))));
    }

    private static String output(String command) {
        return CommandLineRun.of(command.split(" ", -1)).out().stripTrailing().replaceAll("[ ]+\n", "\n") + "\n";
    }
}
