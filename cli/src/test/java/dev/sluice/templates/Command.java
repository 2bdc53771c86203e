package dev.sluice.templates;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a command printed and how it ended. */
public record Command(int exitCode, String out, String err) {

    /** Runs in the project's root, with the Region Sluice lives in. */
    static Command run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of("AWS_DEFAULT_REGION", "us-east-1"));
    }

    /** Runs in the project's root, with these variables beside those of the test. */
    public static Command run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var err = Files.createTempFile("command", ".err");
        try {
            var builder =
                    new ProcessBuilder(command).directory(root().toFile()).redirectError(Redirect.to(err.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), out, Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    static Path root() {
        return Path.of(System.getProperty("sluice.root"));
    }
}
