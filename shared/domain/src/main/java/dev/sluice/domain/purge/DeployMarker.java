package dev.sluice.domain.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody says that a deploy is complete, so that its uploads need not wait for the batching window.
 *
 * @param time when it was said
 */
public record DeployMarker(String bucket, Instant time) {

    /** The object whose upload says so. It is no part of the site. */
    public static final String KEY = ".sluice/deploy-complete";

    /** How far to look back where no earlier marker says when the deploy before was complete. */
    public static final Duration LONGEST_DEPLOY = Duration.ofHours(1);

    /** How long a purge takes to be known to everybody, from the marker on. */
    public static final Duration PURGED_AFTER = Duration.ofSeconds(20);

    /**
     * When this deploy may have begun.
     *
     * @param markers all versions of the marker's object, newest first
     */
    public Instant since(List<ObjectVersion> markers) {
        var earliest = time.minus(LONGEST_DEPLOY);
        var newest = markers.isEmpty() ? time : markers.getFirst().lastModified();
        var current = newest.isAfter(time) ? time : newest;
        return markers.stream()
                .map(ObjectVersion::lastModified)
                .filter(modified -> modified.isBefore(current))
                .findFirst()
                .filter(previous -> previous.isAfter(earliest))
                .orElse(earliest);
    }

    /** How long to leave the bucket's uploads to a marker that came a moment ago; empty when there is none. */
    public static Optional<Duration> giveWay(List<ObjectVersion> markers, Instant now) {
        return markers.stream()
                .findFirst()
                .map(newest -> Duration.between(now, newest.lastModified().plus(PURGED_AFTER)))
                .filter(Duration::isPositive);
    }
}
