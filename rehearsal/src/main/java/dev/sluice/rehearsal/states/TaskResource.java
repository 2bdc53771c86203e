package dev.sluice.rehearsal.states;

import dev.sluice.rehearsal.states.language.StateFailure;
import tools.jackson.databind.JsonNode;

/** What a Task state calls, such as {@code sns:publish}. */
@FunctionalInterface
public interface TaskResource {

    /**
     * Does the work of one attempt, as an actor of its own. It may wait, and it goes on to its end even when the task has
     * timed out or the execution was stopped meanwhile.
     *
     * @param parameters what the state passes on
     * @param caller whose credentials the call comes with: the state machine's name
     * @return the result
     * @throws StateFailure as the error the task reports
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException which the task reports as Step Functions names it:
     *     {@code CloudFront.NoSuchInvalidationException}
     */
    JsonNode call(JsonNode parameters, String caller);
}
