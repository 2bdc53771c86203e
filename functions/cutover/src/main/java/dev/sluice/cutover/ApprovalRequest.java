package dev.sluice.cutover;

import dev.sluice.domain.cutover.Cutover;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Asks a person whether the ramp may go on.
 *
 * @param taskToken with which the answer is given; each request has its own, and it expires with the request
 */
record ApprovalRequest(Cutover cutover, String taskToken) {

    ApprovalRequest {
        Objects.requireNonNull(cutover, "cutover is missing");
        Objects.requireNonNull(taskToken, "taskToken is missing");
    }

    Notice notice(Instant now) {
        var domain = cutover.request().site().domain();
        return new Notice(
                "Sluice: approve %d%% for %s?".formatted(cutover.nextPercent(), domain),
                List.of(
                        "The cutover of %s waits at %d%% of the traffic for your word before it goes on to %d%%."
                                .formatted(domain, cutover.percent(), cutover.nextPercent()),
                        "So far: %s.".formatted(cutover.said()),
                        "To approve, before %s:".formatted(Notice.time(now.plusSeconds(cutover.waitSeconds()))),
                        "aws stepfunctions send-task-success --region us-east-1 --task-token %s --task-output %s"
                                .formatted(Notice.quoted(taskToken), Notice.quoted("{}")),
                        "To refuse, which rolls back:",
                        "aws stepfunctions send-task-failure --region us-east-1 --task-token %s --error Refused --cause %s"
                                .formatted(Notice.quoted(taskToken), Notice.quoted("why")),
                        "After that time these commands answer TaskTimedOut, and the ramp holds."));
    }
}
