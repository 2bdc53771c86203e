package dev.sluice.rehearsal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandConditionTest {

    @TempDir
    Path folder;

    @Test
    void a_command_on_the_path_lets_the_test_run() throws Exception {
        var command = Files.createFile(folder.resolve("tool"));
        assertThat(command.toFile().setExecutable(true)).isTrue();

        var condition = new CommandCondition(Map.of("PATH", "/nowhere:" + folder, "CI", "true"));

        assertThat(condition.evaluate("tool", List.of(), "install it").isDisabled())
                .isFalse();
    }

    @Test
    void a_missing_command_skips_the_test_with_its_cure() {
        var result =
                new CommandCondition(Map.of("PATH", folder.toString())).evaluate("tool", List.of(), "pip install tool");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("tool is not on the PATH: pip install tool");
    }

    @Test
    void a_missing_command_fails_the_test_in_ci() {
        var condition = new CommandCondition(Map.of("CI", "true"));

        assertThatIllegalStateException()
                .isThrownBy(() -> condition.evaluate("tool", List.of(), "pip install tool"))
                .withMessage("tool is not on the PATH: pip install tool");
    }

    @Test
    void a_command_without_what_the_test_needs_of_it_is_as_good_as_missing() {
        var condition = new CommandCondition(Map.of("PATH", System.getenv("PATH")));

        var with = condition.evaluate("sh", List.of("-c", "exit 0"), "install it");
        var without = condition.evaluate("sh", List.of("-c", "exit 1"), "install it");

        assertThat(with.isDisabled()).isFalse();
        assertThat(without.isDisabled()).isTrue();
        assertThat(without.getReason()).contains("sh -c exit 1 fails: install it");
    }
}
