package dev.sluice.rehearsal.cloudfront;

import dev.sluice.domain.purge.EdgePath;
import dev.sluice.rehearsal.aws.AwsError;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;

/** The invalidations of one distribution, and the rules by which CloudFront accepts another. */
final class Invalidations {

    /** CloudFront Developer Guide, InvalidationLimits: files, and separately wildcards, in progress at once. */
    private static final long MOST_FILES = 3_000;

    private static final long MOST_WILDCARDS = 15;

    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final InstantSource clock;
    private final RandomGenerator random;
    private final List<EdgeInvalidation> newestFirst = new ArrayList<>();
    private long billedPaths;

    Invalidations(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The earlier invalidation of this reference with the same paths, if there is one (API reference, InvalidationBatch). The
     * SDK has no class for the error when the paths differ: only its code tells.
     */
    Optional<EdgeInvalidation> earlier(String callerReference, List<String> paths) {
        var earlier = newestFirst.stream()
                .filter(invalidation -> invalidation.callerReference().equals(callerReference))
                .findFirst();
        if (earlier.isPresent() && !earlier.get().hasPaths(paths)) {
            throw AwsError.of(
                    CloudFrontException.builder(),
                    400,
                    "InvalidationBatchAlreadyExists",
                    "An invalidation batch with the same caller reference and other paths exists: "
                            + earlier.get().id());
        }
        return earlier;
    }

    EdgeInvalidation accept(String callerReference, List<String> paths) {
        var invalidation = new EdgeInvalidation(
                newId(), callerReference, paths, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        checkPaths(paths);
        checkQuota(invalidation);
        newestFirst.addFirst(invalidation);
        billedPaths += paths.size();
        return invalidation;
    }

    Optional<EdgeInvalidation> find(String id) {
        return newestFirst.stream()
                .filter(invalidation -> invalidation.id().equals(id))
                .findFirst();
    }

    List<EdgeInvalidation> newestFirst() {
        return Collections.unmodifiableList(newestFirst);
    }

    long inProgress() {
        return newestFirst.stream()
                .filter(invalidation -> !invalidation.isCompleted())
                .count();
    }

    long billedPaths() {
        return billedPaths;
    }

    private void checkQuota(EdgeInvalidation next) {
        long files = next.files();
        long wildcards = next.wildcards();
        for (var invalidation : newestFirst) {
            if (!invalidation.isCompleted()) {
                files += invalidation.files();
                wildcards += invalidation.wildcards();
            }
        }
        if (files > MOST_FILES || wildcards > MOST_WILDCARDS) {
            throw AwsError.of(
                    TooManyInvalidationsInProgressException.builder(),
                    400,
                    "TooManyInvalidationsInProgress",
                    "Processing your request will cause you to exceed the maximum number of in-progress "
                            + (wildcards > MOST_WILDCARDS ? "wildcard invalidations." : "invalidations."));
        }
    }

    private static void checkPaths(List<String> paths) {
        if (paths.isEmpty()) {
            throw invalid("Your request contains empty invalidation paths.");
        }
        for (var path : paths) {
            if (!isValid(path)) {
                throw invalid("Your request contains one or more invalid invalidation paths: " + path);
            }
        }
    }

    /** CloudFront Developer Guide, specify the files to invalidate. */
    private static boolean isValid(String path) {
        int star = path.indexOf('*');
        return path.startsWith("/")
                && path.length() <= EdgePath.MAX_LENGTH
                && (star < 0 || star == path.length() - 1)
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    private static AwsServiceException invalid(String message) {
        return AwsError.of(InvalidArgumentException.builder(), 400, "InvalidArgument", message);
    }

    private String newId() {
        var id = new StringBuilder("I");
        for (int i = 0; i < 24; i++) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return id.toString();
    }
}
