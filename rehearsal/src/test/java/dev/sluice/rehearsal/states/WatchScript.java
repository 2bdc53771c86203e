package dev.sluice.rehearsal.states;

import java.util.List;

/**
 * What the functions of {@code freshness.asl.json} will meet.
 *
 * @param looks what each invocation of VerifyFreshness finds; the last is found again and again
 * @param broken the functions that always throw
 * @param end the state the watch should end in
 */
record WatchScript(String name, List<Look> looks, List<String> broken, String end) {

    static final List<WatchScript> ALL = List.of(
            new WatchScript("fresh at the second look", List.of(Look.IN_PROGRESS, Look.FRESH), List.of(), "Reported"),
            new WatchScript("stale, purged again, fresh", List.of(Look.STALE, Look.FRESH), List.of(), "Reported"),
            new WatchScript("still stale", List.of(Look.STALE), List.of(), "StillStale"),
            new WatchScript("a look that fails once", List.of(Look.BROKEN, Look.FRESH), List.of(), "Reported"),
            new WatchScript("looks that all fail", List.of(Look.BROKEN), List.of(), "NotVerified"),
            new WatchScript("a second purge that fails", List.of(Look.STALE), List.of("PurgeAgain"), "StillStale"),
            new WatchScript("a report that fails", List.of(Look.FRESH), List.of("ReportDeploy"), "NotReported"));

    /** What one look finds. */
    enum Look {
        IN_PROGRESS,
        STALE,
        FRESH,
        /** CloudFront cannot be asked. */
        BROKEN
    }
}
