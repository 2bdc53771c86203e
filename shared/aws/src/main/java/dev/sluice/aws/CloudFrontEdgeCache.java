package dev.sluice.aws;

import dev.sluice.domain.purge.Distribution;
import dev.sluice.domain.purge.EdgeCache;
import dev.sluice.domain.purge.EdgePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyQueryStringBehavior;
import software.amazon.awssdk.services.cloudfront.model.InvalidationSummary;

/** Invalidations of CloudFront distributions. */
public final class CloudFrontEdgeCache implements EdgeCache {

    private final CloudFrontClient cloudFront;

    public CloudFrontEdgeCache(CloudFrontClient cloudFront) {
        this.cloudFront = cloudFront;
    }

    @Override
    public Distribution distribution(String id) {
        var distribution = SdkFailure.translate(
                        "cloudfront:GetDistribution", subject(id), () -> cloudFront.getDistribution(r -> r.id(id)))
                .distribution();
        Predicate<String> cachesQueryStrings = policyId -> usesQueryStrings(SdkFailure.translate(
                        "cloudfront:GetCachePolicy",
                        "cache policy " + policyId,
                        () -> cloudFront.getCachePolicy(r -> r.id(policyId)))
                .cachePolicy()
                .cachePolicyConfig());
        return new DistributionReader(distribution.distributionConfig(), cachesQueryStrings).read(id);
    }

    @Override
    public List<Invalidation> invalidations(String distributionId, Instant since) {
        var found = new ArrayList<Invalidation>();
        String marker = null;
        do {
            var from = marker;
            var page = SdkFailure.translate(
                            "cloudfront:ListInvalidations",
                            subject(distributionId),
                            () -> cloudFront.listInvalidations(
                                    r -> r.distributionId(distributionId).marker(from)))
                    .invalidationList();
            var recent = page.items().stream()
                    .filter(summary -> summary.createTime().isAfter(since) || !isCompleted(summary.status()))
                    .toList();
            recent.forEach(summary -> found.add(invalidation(distributionId, summary)));
            // Newest first: after a page without recent ones there are only older ones.
            marker = Boolean.TRUE.equals(page.isTruncated()) && !recent.isEmpty() ? page.nextMarker() : null;
        } while (marker != null);
        return found;
    }

    @Override
    public String invalidate(String distributionId, Collection<EdgePath> paths, String reference) {
        return SdkFailure.translate(
                        "cloudfront:CreateInvalidation",
                        subject(distributionId),
                        () -> cloudFront.createInvalidation(r -> r.distributionId(distributionId)
                                .invalidationBatch(b -> b.callerReference(reference)
                                        .paths(p -> p.quantity(paths.size())
                                                .items(paths.stream()
                                                        .map(EdgePath::value)
                                                        .toList())))))
                .invalidation()
                .id();
    }

    private Invalidation invalidation(String distributionId, InvalidationSummary summary) {
        var details = SdkFailure.translate(
                        "cloudfront:GetInvalidation",
                        subject(distributionId),
                        () -> cloudFront.getInvalidation(
                                r -> r.distributionId(distributionId).id(summary.id())))
                .invalidation();
        var batch = details.invalidationBatch();
        var paths = batch.paths().items().stream()
                .filter(path -> path.startsWith("/"))
                .map(EdgePath::new)
                .toList();
        return new Invalidation(
                details.id(), batch.callerReference(), details.createTime(), isCompleted(details.status()), paths);
    }

    private static boolean usesQueryStrings(CachePolicyConfig policy) {
        var parameters = policy.parametersInCacheKeyAndForwardedToOrigin();
        return parameters != null
                && parameters.queryStringsConfig().queryStringBehavior() != CachePolicyQueryStringBehavior.NONE;
    }

    /** CloudFront writes {@code Completed}, others who speak its API {@code COMPLETED}. */
    static boolean isCompleted(String status) {
        return status.equalsIgnoreCase("Completed");
    }

    private static String subject(String distributionId) {
        return "distribution " + distributionId;
    }
}
