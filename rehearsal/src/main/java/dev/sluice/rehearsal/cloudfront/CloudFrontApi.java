package dev.sluice.rehearsal.cloudfront;

import dev.sluice.rehearsal.aws.AwsError;
import java.util.Objects;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyRequest;
import software.amazon.awssdk.services.cloudfront.model.GetCachePolicyResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationRequest;
import software.amazon.awssdk.services.cloudfront.model.GetInvalidationResponse;
import software.amazon.awssdk.services.cloudfront.model.GetMonitoringSubscriptionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetMonitoringSubscriptionResponse;
import software.amazon.awssdk.services.cloudfront.model.InconsistentQuantitiesException;
import software.amazon.awssdk.services.cloudfront.model.Invalidation;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListInvalidationsResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchCachePolicyException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchInvalidationException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchMonitoringSubscriptionException;
import software.amazon.awssdk.services.cloudfront.model.RealtimeMetricsSubscriptionStatus;

/** CloudFront's operations on the simulated distributions, in the words of the SDK. */
final class CloudFrontApi implements CloudFrontClient {

    /** CloudFront API reference, ListInvalidations: MaxItems. */
    private static final int MOST_ITEMS = 100;

    private final SimulatedCloudFront cloudFront;

    CloudFrontApi(SimulatedCloudFront cloudFront) {
        this.cloudFront = cloudFront;
    }

    @Override
    public GetDistributionResponse getDistribution(GetDistributionRequest request) {
        var distribution = distribution(request.id());
        return GetDistributionResponse.builder()
                .eTag("E2QWRUHEXAMPLE")
                .distribution(d -> d.id(distribution.id())
                        .arn(distribution.arn())
                        .status("Deployed")
                        .lastModifiedTime(distribution.modifiedAt())
                        .inProgressInvalidationBatches(
                                Math.toIntExact(distribution.ledger().inProgress()))
                        .domainName(distribution.domainName())
                        .distributionConfig(distribution.config()))
                .build();
    }

    @Override
    public GetCachePolicyResponse getCachePolicy(GetCachePolicyRequest request) {
        var policy = cloudFront
                .policies()
                .find(request.id())
                .orElseThrow(() -> AwsError.of(
                        NoSuchCachePolicyException.builder(),
                        404,
                        "NoSuchCachePolicy",
                        "The cache policy does not exist: " + request.id()));
        return GetCachePolicyResponse.builder()
                .eTag("E23ZP02F085DFQ")
                .cachePolicy(p -> p.id(request.id()).cachePolicyConfig(policy))
                .build();
    }

    @Override
    public GetMonitoringSubscriptionResponse getMonitoringSubscription(GetMonitoringSubscriptionRequest request) {
        if (!distribution(request.distributionId()).hasAdditionalMetrics()) {
            throw AwsError.of(
                    NoSuchMonitoringSubscriptionException.builder(),
                    404,
                    "NoSuchMonitoringSubscription",
                    "A monitoring subscription does not exist for the specified distribution.");
        }
        return GetMonitoringSubscriptionResponse.builder()
                .monitoringSubscription(s -> s.realtimeMetricsSubscriptionConfig(
                        c -> c.realtimeMetricsSubscriptionStatus(RealtimeMetricsSubscriptionStatus.ENABLED)))
                .build();
    }

    @Override
    public CreateInvalidationResponse createInvalidation(CreateInvalidationRequest request) {
        if (!cloudFront.mayInvalidate()) {
            throw AwsError.of(CloudFrontException.builder(), 400, CloudFrontTerms.THROTTLING, "Rate exceeded");
        }
        var distribution = distribution(request.distributionId());
        var batch = request.invalidationBatch();
        var paths = batch.paths().items();
        if (!Objects.equals(batch.paths().quantity(), paths.size())) {
            throw AwsError.of(
                    InconsistentQuantitiesException.builder(),
                    400,
                    "InconsistentQuantities",
                    "The value of Quantity and the size of Items don't match.");
        }
        var invalidation = distribution.invalidate(batch.callerReference(), paths);
        return CreateInvalidationResponse.builder()
                .location("https://cloudfront.amazonaws.com/2020-05-31/distribution/%s/invalidation/%s"
                        .formatted(distribution.id(), invalidation.id()))
                .invalidation(asSdk(invalidation))
                .build();
    }

    @Override
    public GetInvalidationResponse getInvalidation(GetInvalidationRequest request) {
        var invalidation = distribution(request.distributionId())
                .ledger()
                .find(request.id())
                .orElseThrow(() -> AwsError.of(
                        NoSuchInvalidationException.builder(),
                        404,
                        "NoSuchInvalidation",
                        "The specified invalidation does not exist: " + request.id()));
        return GetInvalidationResponse.builder()
                .invalidation(asSdk(invalidation))
                .build();
    }

    @Override
    public ListInvalidationsResponse listInvalidations(ListInvalidationsRequest request) {
        int most = request.maxItems() == null ? MOST_ITEMS : Math.min(MOST_ITEMS, Integer.parseInt(request.maxItems()));
        var marker = request.marker();
        var all = distribution(request.distributionId()).invalidations();
        var rest = all.stream()
                .dropWhile(invalidation -> marker != null && !invalidation.id().equals(marker))
                .skip(marker == null ? 0 : 1)
                .toList();
        var page = rest.subList(0, Math.min(most, rest.size()));
        boolean truncated = rest.size() > page.size();
        return ListInvalidationsResponse.builder()
                .invalidationList(list -> list.marker(Objects.requireNonNullElse(marker, ""))
                        .maxItems(most)
                        .isTruncated(truncated)
                        .nextMarker(truncated ? page.getLast().id() : null)
                        .quantity(page.size())
                        .items(page.stream().map(CloudFrontApi::summary).toList()))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private SimulatedDistribution distribution(String id) {
        return cloudFront
                .distribution(id)
                .orElseThrow(() -> AwsError.of(
                        NoSuchDistributionException.builder(),
                        404,
                        "NoSuchDistribution",
                        "The specified distribution does not exist."));
    }

    private static Invalidation asSdk(EdgeInvalidation invalidation) {
        return Invalidation.builder()
                .id(invalidation.id())
                .status(invalidation.status())
                .createTime(invalidation.createdAt())
                .invalidationBatch(batch -> batch.callerReference(invalidation.callerReference())
                        .paths(paths ->
                                paths.quantity(invalidation.paths().size()).items(invalidation.paths())))
                .build();
    }

    private static InvalidationSummary summary(EdgeInvalidation invalidation) {
        return InvalidationSummary.builder()
                .id(invalidation.id())
                .status(invalidation.status())
                .createTime(invalidation.createdAt())
                .build();
    }
}
