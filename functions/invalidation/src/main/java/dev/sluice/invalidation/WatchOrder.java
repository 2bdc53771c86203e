package dev.sluice.invalidation;

import dev.sluice.domain.freshness.Deploy;
import dev.sluice.domain.freshness.Probe;
import dev.sluice.domain.freshness.Sample;
import dev.sluice.domain.freshness.Sample.Candidate;
import dev.sluice.domain.purge.ChangedKey;
import dev.sluice.domain.purge.EdgePath;
import dev.sluice.invalidation.PurgeReport.Made;
import java.util.List;
import java.util.stream.Stream;

/** What somebody needs to know to stay with a purge until the edge is fresh. */
final class WatchOrder {

    private static final int PATHS_SHOWN = 10;

    private WatchOrder() {}

    static Deploy of(PurgeReport report, Made made) {
        var purge = report.purge();
        var plan = report.plan();
        return new Deploy(
                purge.distribution().id(),
                made.reference(),
                made.id(),
                purge.until(),
                report.keys(),
                plan.paths().stream()
                        .map(EdgePath::value)
                        .filter(path -> path.length() <= Sample.LONGEST)
                        .limit(PATHS_SHOWN)
                        .toList(),
                plan.billedPaths(),
                plan.overPurged().objects(),
                plan.overPurged().unlisted(),
                Sample.of(candidates(report)));
    }

    private static List<Candidate> candidates(PurgeReport report) {
        return report.purge().purged().stream()
                .flatMap(key -> candidates(report, key))
                .toList();
    }

    private static Stream<Candidate> candidates(PurgeReport report, ChangedKey key) {
        var purge = report.purge();
        var versions = key.history().versions();
        long bytes = versions.isEmpty() ? 0 : versions.getFirst().bytes();
        return purge.distribution().site(key.bucket()).paths(key.key()).stream()
                .filter(path -> !path.isWildcard() && purge.paths().containsKey(path))
                .map(path -> new Candidate(new Probe(path, key.bucket(), key.key()), bytes));
    }
}
