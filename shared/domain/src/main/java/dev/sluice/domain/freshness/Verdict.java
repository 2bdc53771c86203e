package dev.sluice.domain.freshness;

import dev.sluice.domain.freshness.EdgeAnswer.Response;
import dev.sluice.domain.freshness.EdgeAnswer.Silence;
import dev.sluice.domain.freshness.Original.Absent;
import dev.sluice.domain.freshness.Original.Present;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What one answer of the edge proves, and no more. */
public record Verdict(Kind kind, String words) {

    /** Whole seconds of {@code Age}, and clocks that disagree a little. */
    private static final Duration DOUBT = Duration.ofSeconds(5);

    private static final Set<Integer> REFUSALS = Set.of(401, 403);
    private static final Set<Integer> MISSING = Set.of(403, 404, 410);

    /** The kinds of answers. */
    public enum Kind {
        /** What the bucket holds. */
        FRESH,
        /** A copy from before the purge. */
        STALE,
        /** The object changed again since; its own purge sees to that. */
        OVERTAKEN,
        /** Just fetched, and yet not what the bucket holds: something on the way changes it, and no purge would help. */
        DIFFERENT,
        /** No ETag to compare. */
        UNLABELLED,
        REDIRECTED,
        /** The edge does not let us in. */
        REFUSED,
        /** The edge says there is nothing, the bucket has it. */
        MISSING,
        /** Any other status. */
        BROKEN,
        SILENT
    }

    /**
     * Compares an answer with the bucket.
     *
     * @param purged when the purge was made: a cached copy that is older should be gone, whatever its ETag
     * @param now when the edge answered
     */
    public static Verdict of(Original original, EdgeAnswer answer, Instant purged, Instant now) {
        return switch (answer) {
            case Silence(var problem) -> new Verdict(Kind.SILENT, problem);
            case Response response
            when original.since().isAfter(purged) ->
                new Verdict(Kind.OVERTAKEN, "changed again since the purge, answers %d".formatted(response.status()));
            case Response response
            when isOlder(response, Duration.between(purged, now)) ->
                new Verdict(
                        Kind.STALE,
                        "a copy %,d s old, from before the purge %,d s ago"
                                .formatted(
                                        response.age().orElseThrow().toSeconds(),
                                        Duration.between(purged, now).toSeconds()));
            case Response response
            when response.status() / 100 == 3 ->
                new Verdict(
                        Kind.REDIRECTED, "redirects with %d to %s".formatted(response.status(), response.location()));
            case Response response ->
                switch (original) {
                    case Present present -> of(present, response);
                    case Absent absent -> of(absent, response);
                };
        };
    }

    private static boolean isOlder(Response response, Duration sincePurge) {
        return response.age()
                .filter(age -> age.compareTo(sincePurge.plus(DOUBT)) > 0)
                .isPresent();
    }

    private static Verdict of(Present original, Response response) {
        int status = response.status();
        if (REFUSALS.contains(status)) {
            return new Verdict(Kind.REFUSED, "answers %d: it does not let us see".formatted(status));
        }
        if (MISSING.contains(status)) {
            return new Verdict(Kind.MISSING, "answers %d, and the bucket has the object".formatted(status));
        }
        if (status != 200) {
            return new Verdict(Kind.BROKEN, "answers %d".formatted(status));
        }
        if (response.etag().isEmpty()) {
            return new Verdict(Kind.UNLABELLED, "comes without an ETag");
        }
        var etag = new ETag(response.etag().get());
        if (etag.equals(original.etag())) {
            return new Verdict(Kind.FRESH, "has the bucket's ETag %s".formatted(etag));
        }
        var both = "ETag %s, the bucket has %s".formatted(etag, original.etag());
        return response.cameFromCache()
                ? new Verdict(Kind.STALE, both)
                : new Verdict(Kind.DIFFERENT, both + ", though it was just fetched: something on the way changes it");
    }

    private static Verdict of(Absent original, Response response) {
        int status = response.status();
        if (MISSING.contains(status)) {
            return new Verdict(Kind.FRESH, "answers %d, as it was deleted".formatted(status));
        }
        if (status != 200) {
            return new Verdict(Kind.BROKEN, "answers %d".formatted(status));
        }
        var etag = response.etag().map(ETag::new);
        if (etag.isEmpty() || original.former().isEmpty()) {
            return new Verdict(Kind.UNLABELLED, "answers 200 though it was deleted, and nothing says with what");
        }
        if (!etag.equals(original.former())) {
            return new Verdict(Kind.FRESH, "answers with another page, as it was deleted");
        }
        return response.cameFromCache()
                ? new Verdict(Kind.STALE, "still has ETag %s, which was deleted".formatted(etag.get()))
                : new Verdict(Kind.DIFFERENT, "was just fetched with ETag %s, which was deleted".formatted(etag.get()));
    }
}
