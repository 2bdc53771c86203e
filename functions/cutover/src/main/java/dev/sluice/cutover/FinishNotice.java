package dev.sluice.cutover;

import dev.sluice.domain.cutover.Cutover;
import dev.sluice.domain.routing.RecordGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Says that a cutover is done, what that ends, and what is left to do. */
final class FinishNotice {

    private FinishNotice() {}

    static Notice of(Cutover cutover, RecordGroup left, Instant now) {
        var site = cutover.request().site();
        return new Notice(
                "Sluice: %s is on CloudFront".formatted(site.domain()),
                List.of(
                        summary(cutover, now) + ".",
                        "At the end: %s.".formatted(cutover.said()),
                        "Nothing rolls back by itself any more: an alarm from now on only tells you."
                                + (cutover.request().guard().healthCheckId().isPresent()
                                        ? " The health check no longer withdraws the canary's records."
                                        : ""),
                        "The records of %s stay at weight 0, as the way back. What they point at needs its full capacity until they are removed."
                                .formatted(site.stable()),
                        "When you are sure, remove them:",
                        RemovalCommand.of(site.hostedZoneId(), left)));
    }

    /** For example: all traffic of www.example.com goes to canary (E2QWRUHAPOMQZL), after 7 steps in 1 h 22 min. */
    static String summary(Cutover cutover, Instant now) {
        var site = cutover.request().site();
        int steps = cutover.steps().size();
        return "all traffic of %s goes to %s (%s), after %d %s in %s"
                .formatted(
                        site.domain(),
                        site.canary(),
                        site.distributionId(),
                        steps,
                        steps == 1 ? "step" : "steps",
                        words(Duration.between(cutover.steps().getFirst().shiftedAt(), now)));
    }

    private static String words(Duration time) {
        return time.toHours() == 0
                ? "%d min".formatted(time.toMinutes())
                : String.format(Locale.ROOT, "%,d h %d min", time.toHours(), time.toMinutesPart());
    }
}
