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
import org.junit.jupiter.api.io.TempDir;

/** The README shows what the commands really print. {@code ReadmeTest.main} writes it anew. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root", "."));
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern PICTURE = Pattern.compile("`\\./sluice ([^`]*) --svg ([^` ]*)`");
    private static final Pattern CONSOLE = Pattern.compile("(?s)```console\n\\$ \\./sluice ([^\n]*)\n(.*?)```");

    @TestFactory
    Stream<DynamicTest> a_command_prints_what_the_readme_shows() throws IOException {
        return CONSOLE.matcher(Files.readString(README))
                .results()
                .map(block -> DynamicTest.dynamicTest(
                        block.group(1), () -> assertThat(output(block.group(1))).isEqualTo(block.group(2))));
    }

    @TestFactory
    Stream<DynamicTest> a_command_draws_the_picture_the_readme_shows(@TempDir Path folder) throws IOException {
        return PICTURE.matcher(Files.readString(README))
                .results()
                .map(picture -> DynamicTest.dynamicTest(picture.group(2), () -> {
                    var drawn = folder.resolve("drawn.svg");
                    output(picture.group(1) + " --svg " + drawn);
                    assertThat(drawn).hasSameTextualContentAs(ROOT.resolve(picture.group(2)));
                }));
    }

    /** Run in the root folder. */
    public static void main(String[] arguments) throws IOException {
        PICTURE.matcher(Files.readString(README))
                .results()
                .forEach(picture -> output(picture.group(1) + " --svg " + picture.group(2)));
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
