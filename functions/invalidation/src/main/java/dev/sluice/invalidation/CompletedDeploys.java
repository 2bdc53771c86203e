package dev.sluice.invalidation;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.BucketHistory;
import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectVersion;
import dev.sluice.domain.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What deploy markers say of a bucket. A marker only makes things faster: the events of the same uploads still come, and
 * find them purged already, or purge them where the marker could not be followed.
 */
final class CompletedDeploys {

    private final BucketHistory buckets;
    private final int maxListed;
    private final Time time;

    /** @param maxListed the most versions worth listing to follow a marker */
    CompletedDeploys(BucketHistory buckets, int maxListed, Time time) {
        this.buckets = buckets;
        this.maxListed = maxListed;
        this.time = time;
    }

    /** Everything that was uploaded since the deploy before, straight from the bucket. */
    List<ObjectChange> uploads(DeployMarker marker, LambdaLogger log) {
        try {
            var since = marker.since(markers(marker.bucket()));
            var changes = buckets.changes(marker.bucket(), since, maxListed);
            if (changes.isEmpty()) {
                log.log(("the deploy marker of %s is left aside: the bucket has more than %,d versions."
                                + " Raise MAX_LISTED in the template")
                        .formatted(marker.bucket(), maxListed));
            }
            return changes.orElse(List.of()).stream()
                    .filter(change -> !change.key().equals(DeployMarker.KEY))
                    .toList();
        } catch (PortFailure failure) {
            log.log("the deploy marker of %s is left aside: %s".formatted(marker.bucket(), failure.explanation()));
            return List.of();
        }
    }

    /**
     * Lets a marker go first that came a moment ago. Both at once would not see each other's invalidations, and bill the same
     * paths twice.
     */
    void giveWay(Set<String> uploadedTo) {
        uploadedTo.stream()
                .flatMap(bucket -> wait(bucket).stream())
                .max(Duration::compareTo)
                .ifPresent(time::pause);
    }

    private Optional<Duration> wait(String bucket) {
        try {
            return DeployMarker.giveWay(markers(bucket), time.instant());
        } catch (PortFailure failure) {
            return Optional.empty();
        }
    }

    private List<ObjectVersion> markers(String bucket) {
        return buckets.versions(bucket, Set.of(DeployMarker.KEY)).getOrDefault(DeployMarker.KEY, List.of());
    }
}
