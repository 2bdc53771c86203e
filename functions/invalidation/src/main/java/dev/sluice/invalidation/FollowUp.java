package dev.sluice.invalidation;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sluice.aws.metrics.MetricLine;
import dev.sluice.aws.metrics.MetricLine.Unit;
import dev.sluice.domain.freshness.FreshnessWatch;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.PurgeDecision.Reason;
import dev.sluice.domain.time.Time;
import dev.sluice.invalidation.freshness.WatchDocument;

/** What comes after a purge: its numbers are written down, and somebody stays to see whether it works. */
final class FollowUp {

    private final FreshnessWatch watch;
    private final Time time;

    FollowUp(FreshnessWatch watch, Time time) {
        this.watch = watch;
        this.time = time;
    }

    /** The purge is made: whatever goes wrong from here on must not send its messages back. */
    void on(PurgeReport report, LambdaLogger log) {
        log.log(metrics(report));
        watch(report, log);
    }

    /**
     * For messages that come again: whoever had them before may have died right after its purge. A watch over that begins
     * now, unless it began then.
     */
    void onEarlier(PurgeReport report, LambdaLogger log) {
        report.earlier().forEach(earlier -> watch(earlier, log));
    }

    private void watch(PurgeReport report, LambdaLogger log) {
        report.made().ifPresent(made -> {
            try {
                watch.start(
                        made.reference(),
                        WatchDocument.begin(WatchOrder.of(report, made)).toJson());
            } catch (PortFailure failure) {
                log.log(unwatched(made.id(), failure.explanation()));
            } catch (RuntimeException e) {
                log.log(unwatched(made.id(), e.toString()));
            }
        });
    }

    private static String unwatched(String invalidation, String why) {
        return "%s is made, but nobody watches whether it reaches the edge: %s".formatted(invalidation, why);
    }

    private String metrics(PurgeReport report) {
        var plan = report.plan();
        long paths = report.made().isPresent() ? report.purge().paths().size() : 0;
        return MetricLine.at(time.instant())
                .of(report.purge().distribution().id())
                .add("ChangedKeys", report.purge().purged().size(), Unit.COUNT)
                .add("PurgedPaths", paths, Unit.COUNT)
                .add("BilledPaths", plan.billedPaths(), Unit.COUNT)
                .add("OverPurgedObjects", plan.overPurged().objects(), Unit.COUNT)
                .add("CostUsd", plan.costUsd(), Unit.NONE)
                .add("SkippedVersioned", report.skipped(Reason.VERSIONED), Unit.COUNT)
                .add("SkippedUnchanged", report.skipped(Reason.UNCHANGED), Unit.COUNT)
                .add("SkippedNew", report.skipped(Reason.NEW), Unit.COUNT)
                .add("SkippedNotServed", report.skipped(Reason.NOT_SERVED), Unit.COUNT)
                .toString();
    }
}
