package dev.sluice.domain.freshness;

import dev.sluice.domain.freshness.NextStep.LookAgain;
import dev.sluice.domain.freshness.NextStep.PurgeAgain;
import dev.sluice.domain.freshness.NextStep.Report;
import dev.sluice.domain.freshness.Propagation.Progress;
import dev.sluice.domain.purge.EdgePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the watch over a purge has come.
 *
 * @param next what to do now
 * @param nextLookSeconds how long to wait before the next look, at least 1
 * @param round the invalidation that is being watched
 * @param purgedAt when the first invalidation was made; empty before the first look
 * @param look the last one at the edge; empty before the first
 * @param stale the paths that need a second purge, or had one
 * @param outcome once there is one
 */
public record Watch(
        Next next,
        int nextLookSeconds,
        Round round,
        Optional<Instant> purgedAt,
        Optional<Look> look,
        List<EdgePath> stale,
        Optional<Outcome> outcome) {

    private static final int FIRST_LOOK_SECONDS = 10;

    public Watch {
        stale = List.copyOf(stale);
    }

    /** What the state machine does next. */
    public enum Next {
        LOOK,
        PURGE,
        REPORT
    }

    /**
     * One invalidation under watch.
     *
     * @param second whether it is the second purge of the same paths
     * @param looks at it so far
     * @param tries how often the edge was asked since it was complete, or given up
     * @param completed what CloudFront said of it at the last look
     */
    public record Round(String invalidationId, boolean second, int looks, int tries, boolean completed) {

        Round looked(Progress progress) {
            return new Round(invalidationId, second, looks + 1, tries, progress.completed());
        }

        Round tried(Progress progress) {
            return new Round(invalidationId, second, looks + 1, tries + 1, progress.completed());
        }
    }

    /**
     * What the edge answered, and when.
     *
     * @param domainName under which it was asked
     */
    public record Look(Instant at, String domainName, List<Sighting> sightings) {
        public Look {
            sightings = List.copyOf(sightings);
        }
    }

    /** How it ended, even where it ended early: what was seen stale and not mended is stale. */
    public Outcome end() {
        return outcome.orElse(next == Next.PURGE ? Outcome.STALE : Outcome.UNKNOWN);
    }

    /** The watch over an invalidation that was just made. */
    public static Watch over(String invalidationId) {
        return new Watch(
                Next.LOOK,
                FIRST_LOOK_SECONDS,
                new Round(invalidationId, false, 0, 0, false),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** After a look at the invalidation; empty when it is time to ask the edge. */
    public Optional<Watch> waiting(Progress progress) {
        return progress.completed()
                ? Optional.empty()
                : NextStep.whileInProgress(round.looks() + 1)
                        .map(step -> after(step, round.looked(progress), progress.created(), look));
    }

    /** After a look at the edge. */
    public Watch looked(Progress progress, Look seen) {
        var now = round.tried(progress);
        var step = NextStep.of(seen.sightings(), now.completed(), now.tries(), now.second());
        return after(step, now, progress.created(), Optional.of(seen));
    }

    /** After the second purge. */
    public Watch purgedAgain(String secondId) {
        return new Watch(
                Next.LOOK,
                FIRST_LOOK_SECONDS,
                new Round(secondId, true, 0, 0, false),
                purgedAt,
                look,
                stale,
                Optional.empty());
    }

    /** Every later copy is compared with the first purge: what was fetched after it is as good as after the second. */
    private Watch after(NextStep step, Round now, Instant created, Optional<Look> seen) {
        var since = Optional.of(purgedAt.orElse(created));
        return switch (step) {
            case LookAgain(var in) ->
                new Watch(Next.LOOK, Math.toIntExact(in.toSeconds()), now, since, seen, stale, Optional.empty());
            case PurgeAgain(var paths) -> new Watch(Next.PURGE, 1, now, since, seen, paths, Optional.empty());
            case Report(var end) -> new Watch(Next.REPORT, 1, now, since, seen, stale, Optional.of(end));
        };
    }
}
