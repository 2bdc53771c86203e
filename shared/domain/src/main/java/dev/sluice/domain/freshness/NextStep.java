package dev.sluice.domain.freshness;

import dev.sluice.domain.freshness.Verdict.Kind;
import dev.sluice.domain.purge.EdgePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to do after a look at the edge. */
public sealed interface NextStep {

    /** Looks at one invalidation. With the pauses between them that is 17 minutes, far beyond what one takes. */
    int MOST_LOOKS = 26;

    /** Looks at an edge that does not answer, once the invalidation is complete. */
    int MOST_TRIES = 3;

    /** What may pass by itself. */
    Set<Kind> PASSING = Set.of(Kind.SILENT, Kind.BROKEN);

    /** What leaves a deploy unproven. */
    Set<Kind> DOUBTFUL = Set.of(Kind.SILENT, Kind.BROKEN, Kind.REFUSED, Kind.MISSING);

    /** Look again later. */
    record LookAgain(Duration in) implements NextStep {}

    /** Purge these once more, then look again. */
    record PurgeAgain(List<EdgePath> paths) implements NextStep {}

    /** That is all there is to see. */
    record Report(Outcome outcome) implements NextStep {}

    /**
     * The rule while an invalidation is not complete.
     *
     * @param looks at it so far, this one included
     * @return empty when there have been enough
     */
    static Optional<NextStep> whileInProgress(int looks) {
        return looks < MOST_LOOKS ? Optional.of(new LookAgain(pause(looks))) : Optional.empty();
    }

    /**
     * The rule.
     *
     * @param completed what CloudFront says of the invalidation
     * @param tries how often the edge was asked since, this time included
     * @param purgedAgain whether the second purge was made already
     */
    static NextStep of(List<Sighting> seen, boolean completed, int tries, boolean purgedAgain) {
        var stale = seen.stream()
                .filter(sighting -> sighting.is(Kind.STALE))
                .map(sighting -> sighting.probe().path())
                .distinct()
                .sorted()
                .toList();
        if (!stale.isEmpty()) {
            return purgedAgain ? new Report(Outcome.STALE) : new PurgeAgain(stale);
        }
        if (tries < MOST_TRIES && any(seen, PASSING)) {
            return new LookAgain(pause(tries));
        }
        boolean proven = completed && any(seen, Set.of(Kind.FRESH)) && !any(seen, DOUBTFUL);
        return new Report(proven ? Outcome.FRESH : Outcome.UNKNOWN);
    }

    /** Most purges are complete within 25 s (What's New, April 2026); what takes longer is looked at less and less often. */
    private static Duration pause(int looks) {
        return Duration.ofSeconds(looks < 6 ? 5 : looks < 10 ? 15 : 60);
    }

    private static boolean any(List<Sighting> seen, Set<Kind> kinds) {
        return seen.stream()
                .anyMatch(sighting -> kinds.contains(sighting.verdict().kind()));
    }
}
