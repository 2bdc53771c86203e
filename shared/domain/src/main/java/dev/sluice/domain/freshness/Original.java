package dev.sluice.domain.freshness;

import dev.sluice.domain.purge.ObjectVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the bucket holds under a key, which the edge should agree with. */
public sealed interface Original {

    /** When that came to be; {@link Instant#MIN} when nobody knows. */
    Instant since();

    /** An object. */
    record Present(ETag etag, Instant since) implements Original {}

    /**
     * Nothing.
     *
     * @param former what was there last, as far as the bucket remembers
     */
    record Absent(Optional<ETag> former, Instant since) implements Original {}

    /** @param versions all versions of the key, newest first */
    static Original of(List<ObjectVersion> versions) {
        if (versions.isEmpty()) {
            return new Absent(Optional.empty(), Instant.MIN);
        }
        var newest = versions.getFirst();
        if (!newest.deleteMarker()) {
            return new Present(new ETag(newest.etag()), newest.lastModified());
        }
        var former = versions.stream()
                .filter(version -> !version.deleteMarker())
                .map(version -> new ETag(version.etag()))
                .findFirst();
        return new Absent(former, newest.lastModified());
    }
}
