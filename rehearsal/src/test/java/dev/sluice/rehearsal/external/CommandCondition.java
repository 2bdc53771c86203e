package dev.sluice.rehearsal.external;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
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
                .map(needs -> evaluate(needs.value(), needs.cure()))
                .orElse(ConditionEvaluationResult.enabled("nothing is needed"));
    }

    ConditionEvaluationResult evaluate(String command, String cure) {
        if (isThere(command)) {
            return ConditionEvaluationResult.enabled(command + " is there");
        }
        var missing = "%s is not on the PATH: %s".formatted(command, cure);
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
}
