package dev.sluice.rehearsal.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(condition.evaluate("tool", "install it").isDisabled()).isFalse();
    }

    @Test
    void a_missing_command_skips_the_test_with_its_cure() {
        var result = new CommandCondition(Map.of("PATH", folder.toString())).evaluate("tool", "pip install tool");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("tool is not on the PATH: pip install tool");
    }

    @Test
    void a_missing_command_fails_the_test_in_ci() {
        var condition = new CommandCondition(Map.of("CI", "true"));

        assertThatIllegalStateException()
                .isThrownBy(() -> condition.evaluate("tool", "pip install tool"))
                .withMessage("tool is not on the PATH: pip install tool");
    }
}
