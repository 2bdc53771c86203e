package dev.sluice.domain.rollback;

import dev.sluice.domain.rollback.Executions.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What calls for a rollback. */
public sealed interface Trigger {

    /** What happened, as the beginning of a sentence. */
    String words();

    /** When it happened; empty where that is not said, or does not matter. */
    default Optional<Instant> at() {
        return Optional.empty();
    }

    /** Whether somebody expects an answer. The others are echoes of what is known, or made for the case that it is not. */
    default boolean wantsAnswer() {
        return true;
    }

    /**
     * A CloudWatch alarm changed its state.
     *
     * @param state as CloudWatch writes it
     * @param at since when it is in that state
     * @param evidence what it saw, line by line
     * @param distributions the CloudFront distributions it measures
     * @param measuresMore whether it measures anything besides, or does not say what
     */
    record Alarm(
            String name,
            String state,
            Optional<Instant> at,
            List<String> evidence,
            Set<String> distributions,
            boolean measuresMore)
            implements Trigger {

        public Alarm {
            evidence = List.copyOf(evidence);
            distributions = Set.copyOf(distributions);
        }

        @Override
        public String words() {
            return "alarm %s is in %s".formatted(name, state);
        }

        boolean isRaised() {
            return state.equals("ALARM");
        }
    }

    /**
     * Step Functions says that an execution changed its status.
     *
     * @param at when it ended
     * @param cause why, as far as the event says
     */
    record ExecutionEnded(String arn, Status status, Optional<Instant> at, Optional<String> cause) implements Trigger {

        @Override
        public String words() {
            return "cutover %s ended %s".formatted(arn.substring(arn.lastIndexOf(':') + 1), status);
        }

        @Override
        public boolean wantsAnswer() {
            return false;
        }
    }

    /**
     * A cutover asks for its own end: its judge decided so, or one of its states broke off.
     *
     * @param executionArn the execution that waits for the answer, and must not be stopped
     */
    record CutoverFailed(String executionArn, String reason) implements Trigger {

        @Override
        public String words() {
            return "the cutover turned back: " + reason;
        }
    }

    /** A person asks. */
    record Manual(String reason) implements Trigger {

        @Override
        public String words() {
            return "somebody asked for it: " + reason;
        }
    }

    /** Time to look for what nobody was told of. */
    record Sweep() implements Trigger {

        @Override
        public String words() {
            return "the canary carried weight and no cutover ran";
        }

        @Override
        public boolean wantsAnswer() {
            return false;
        }
    }
}
