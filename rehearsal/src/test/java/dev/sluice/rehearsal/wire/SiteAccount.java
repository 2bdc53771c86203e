package dev.sluice.rehearsal.wire;

import dev.sluice.rehearsal.external.Moto;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;
import software.amazon.awssdk.services.cloudfront.model.ItemSelection;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.ViewerProtocolPolicy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An account with one site in moto: a versioned bucket, distributions in front of it, a queue and its dead letters. */
final class SiteAccount {

    static final String BUCKET = "my-site";

    private static final String REGION = "us-east-1";

    /** Whatever it is: an account that is set up anew has distributions of the same ids. */
    private static final int SEED = 4;

    final S3Client s3;
    final SqsClient sqs;
    final CloudFrontClient cloudFront;
    final UploadQueue uploads;
    final UploadQueue deadLetters;
    final List<String> distributions;

    SiteAccount(Moto moto, int distributionCount) throws IOException {
        s3 = moto.client(S3Client.builder().forcePathStyle(true), REGION);
        sqs = moto.client(SqsClient.builder(), REGION);
        cloudFront = moto.client(CloudFrontClient.builder(), "aws-global");
        moto.seed(SEED);
        s3.createBucket(r -> r.bucket(BUCKET));
        s3.putBucketVersioning(
                r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        put("logo.svg", "nobody touches it, so no wildcard may take it along");
        uploads = UploadQueue.create(sqs, "uploads");
        deadLetters = UploadQueue.create(sqs, "dead-letters");
        distributions = Stream.iterate(1, n -> n + 1)
                .limit(distributionCount)
                .map(this::createDistribution)
                .toList();
    }

    /** Lets the bucket tell the queue of every object that comes or goes. */
    void notifyQueue() {
        var uploaded = QueueConfiguration.builder()
                .queueArn(uploads.arn())
                .events(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED)
                .build();
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(BUCKET).notificationConfiguration(n -> n.queueConfigurations(uploaded)));
    }

    void put(String key, String content) {
        s3.putObject(r -> r.bucket(BUCKET).key(key).contentType("text/html"), RequestBody.fromString(content));
    }

    void delete(String key) {
        s3.deleteObject(r -> r.bucket(BUCKET).key(key));
    }

    /** Every version and every delete marker that there is. */
    Set<BucketEvent> history() {
        var listing = s3.listObjectVersions(r -> r.bucket(BUCKET));
        return Stream.concat(
                        listing.versions().stream()
                                .map(v -> new BucketEvent(v.key(), v.versionId(), v.lastModified(), false)),
                        listing.deleteMarkers().stream()
                                .map(m -> new BucketEvent(m.key(), m.versionId(), m.lastModified(), true)))
                .collect(Collectors.toSet());
    }

    /** Puts into the queue what EventBridge would tell of everything that is not in {@code before}. */
    void sendAllSince(Set<BucketEvent> before) {
        history().stream().filter(event -> !before.contains(event)).forEach(event -> uploads.send(event.toJson()));
    }

    /** What CloudFront was asked for, the oldest first. */
    List<Invalidation> invalidations(String distribution) {
        return cloudFront.listInvalidations(r -> r.distributionId(distribution)).invalidationList().items().stream()
                .map(summary -> cloudFront
                        .getInvalidation(r -> r.distributionId(distribution).id(summary.id()))
                        .invalidation())
                .toList();
    }

    /** The paths of each invalidation, the oldest first. */
    List<List<String>> purges(String distribution) {
        return invalidations(distribution).stream()
                .map(invalidation -> invalidation.invalidationBatch().paths().items())
                .toList();
    }

    /**
     * Waits, as a message does in the batching window, until a purge is younger than the uploads, whose times are whole
     * seconds. CloudFront would know a purge that is repeated earlier by its reference; moto would make it twice.
     */
    void settle() throws InterruptedException {
        var now = Instant.now();
        TimeUnit.MILLISECONDS.sleep(
                Duration.between(now, now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(2))
                        .toMillis());
    }

    /** CloudFront outlives moto: what it had before a restart it has again. */
    void remember(String distribution, List<Invalidation> invalidations) {
        for (var invalidation : invalidations) {
            cloudFront.createInvalidation(
                    r -> r.distributionId(distribution).invalidationBatch(invalidation.invalidationBatch()));
        }
    }

    /** Its behaviour has no cache policy, which moto does not know, but the settings that came before them. */
    @SuppressWarnings("deprecation")
    private String createDistribution(int number) {
        var origin = Origin.builder()
                .id("site")
                .domainName(BUCKET + ".s3.us-east-1.amazonaws.com")
                .originPath("")
                .s3OriginConfig(o -> o.originAccessIdentity(""))
                .build();
        return cloudFront
                .createDistribution(r -> r.distributionConfig(d -> d.callerReference("site " + number)
                        .comment("")
                        .enabled(true)
                        .defaultRootObject("index.html")
                        .origins(o -> o.quantity(1).items(origin))
                        .defaultCacheBehavior(b -> b.targetOriginId("site")
                                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                                .minTTL(0L)
                                .forwardedValues(
                                        f -> f.queryString(false).cookies(c -> c.forward(ItemSelection.NONE))))))
                .distribution()
                .id();
    }
}
