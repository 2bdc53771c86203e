package dev.sluice.aws;

import dev.sluice.domain.freshness.Propagation;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** How far invalidations of CloudFront distributions have come. */
public final class CloudFrontPropagation implements Propagation {

    private final CloudFrontClient cloudFront;

    public CloudFrontPropagation(CloudFrontClient cloudFront) {
        this.cloudFront = cloudFront;
    }

    @Override
    public String domainName(String distributionId) {
        return SdkFailure.translate(
                        "cloudfront:GetDistribution",
                        "distribution " + distributionId,
                        () -> cloudFront.getDistribution(r -> r.id(distributionId)))
                .distribution()
                .domainName();
    }

    @Override
    public Progress progress(String distributionId, String invalidationId) {
        var invalidation = SdkFailure.translate(
                        "cloudfront:GetInvalidation",
                        "invalidation %s of distribution %s".formatted(invalidationId, distributionId),
                        () -> cloudFront.getInvalidation(
                                r -> r.distributionId(distributionId).id(invalidationId)))
                .invalidation();
        return new Progress(invalidation.createTime(), CloudFrontEdgeCache.isCompleted(invalidation.status()));
    }
}
