package dev.sluice.rehearsal.states.language;

import java.util.List;

/**
 * The errors a retrier or catcher is for (specification, Errors; Step Functions guide, concepts-error-handling).
 *
 * @param names not empty
 */
public record ErrorNames(List<String> names) {

    private static final String ALL = "States.ALL";
    private static final String TASK_FAILED = "States.TaskFailed";

    /** @throws IllegalArgumentException when there is none, or {@code States.ALL} is not alone */
    public ErrorNames {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("at least one error name is needed");
        }
        if (names.contains(ALL) && names.size() > 1) {
            throw new IllegalArgumentException("States.ALL must appear alone");
        }
    }

    /** Whether it stands for all errors, and so must come last. */
    boolean isAll() {
        return names.contains(ALL);
    }

    /**
     * {@code States.Runtime} is matched by nothing: it always fails the execution. {@code States.ALL} matches all others but
     * {@code States.DataLimitExceeded}, and {@code States.TaskFailed} the same but {@code States.Timeout}.
     */
    public boolean match(String error) {
        return switch (error) {
            case StateFailure.RUNTIME -> false;
            case StateFailure.DATA_LIMIT_EXCEEDED -> names.contains(error);
            case StateFailure.TIMEOUT -> names.contains(error) || isAll();
            default -> names.contains(error) || isAll() || names.contains(TASK_FAILED);
        };
    }
}
