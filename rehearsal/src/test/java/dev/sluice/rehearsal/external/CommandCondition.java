package dev.sluice.rehearsal.external;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** See {@link NeedsCommand}. */
public final class CommandCondition implements ExecutionCondition {

    private final Map<String, String> environment;

    /** For JUnit. */
    public CommandCondition() {
        this(System.getenv());
    }

    CommandCondition(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsCommand.class)
                .map(needs -> evaluate(needs.value(), List.of(needs.check()), needs.cure()))
                .orElse(ConditionEvaluationResult.enabled("nothing is needed"));
    }

    ConditionEvaluationResult evaluate(String command, List<String> check, String cure) {
        if (isThere(command) && (check.isEmpty() || succeeds(command, check))) {
            return ConditionEvaluationResult.enabled(command + " is there");
        }
        var missing = check.isEmpty()
                ? "%s is not on the PATH: %s".formatted(command, cure)
                : "%s %s fails: %s".formatted(command, String.join(" ", check), cure);
        if (Boolean.parseBoolean(environment.get("CI"))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    private boolean isThere(String command) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static boolean succeeds(String command, List<String> arguments) {
        try {
            return new ProcessBuilder(Stream.concat(Stream.of(command), arguments.stream())
                                    .toList())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for " + command, e);
        }
    }
}
