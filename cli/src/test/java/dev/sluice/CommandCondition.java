package dev.sluice;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link NeedsCommand} means. */
final class CommandCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), NeedsCommand.class)
                .map(CommandCondition::evaluate)
                .orElseGet(() -> enabled("needs no command"));
    }

    private static ConditionEvaluationResult evaluate(NeedsCommand needs) {
        if (isPresent(needs)) {
            return enabled(needs.value() + " is there");
        }
        var reason = "%s is missing: %s".formatted(needs.value(), needs.cure());
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(reason);
        }
        return disabled(reason);
    }

    private static boolean isPresent(NeedsCommand needs) {
        var command = Stream.concat(Stream.of(needs.value()), Stream.of(needs.check()))
                .toList();
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while looking for " + needs.value(), e));
        }
    }
}
