package dev.sluice.cutover;

import dev.sluice.domain.cutover.Cutover;
import java.util.List;

/** Says why a ramp holds, and what happens if nobody does anything. */
final class HoldNotice {

    private HoldNotice() {}

    static Notice of(Cutover cutover) {
        var holding = cutover.holding().orElseThrow();
        return new Notice(
                "Sluice: %s holds at %d%%".formatted(cutover.request().site().domain(), cutover.percent()),
                List.of(
                        "The cutover of %s holds at %d%% of the traffic since %s."
                                .formatted(
                                        cutover.request().site().domain(),
                                        cutover.percent(),
                                        Notice.time(holding.since())),
                        "Why: %s.".formatted(holding.reason()),
                        "What to do: " + cure(cutover),
                        "It tries again by itself and goes on once the reason is gone. If it still holds at %s, it rolls back."
                                .formatted(Notice.time(cutover.holdsUntil())),
                        "To roll back now:",
                        abort(cutover)));
    }

    /** A stopped execution makes Sluice roll back. */
    static String abort(Cutover cutover) {
        return "aws stepfunctions stop-execution --region us-east-1 --execution-arn %s --cause %s"
                .formatted(cutover.executionArn(), Notice.quoted("by hand"));
    }

    private static String cure(Cutover cutover) {
        if (cutover.waitsForSync()) {
            return "wait for Route 53, or roll back; the records need no mending. Its state is INSYNC once it is live: "
                    + "aws route53 get-change --id %s"
                            .formatted(cutover.steps().getLast().change().id());
        }
        return switch (cutover.holding().orElseThrow().then()) {
            case SHIFT_WEIGHT, VERIFY_WEIGHT, FINISH -> "put the records back as they were; or roll back.";
            case APPROVE ->
                "approve or refuse the step to %d%%: a new request with its own command comes with this notice."
                        .formatted(cutover.nextPercent());
            default -> "look at the canary's errors and traffic; more traffic proves its health sooner.";
        };
    }
}
