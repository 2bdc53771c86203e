package dev.sluice.rehearsal.cloudfront;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.aws.TokenBucket;
import dev.sluice.rehearsal.edge.Edge;
import dev.sluice.rehearsal.edge.EdgeSettings;
import dev.sluice.rehearsal.s3.SimulatedS3;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

/** All distributions. Scenarios use them directly; handlers go through a client. */
public final class SimulatedCloudFront {

    private static final double INVALIDATIONS_PER_SECOND = 0.5;
    private static final int INVALIDATION_BURST = 5;

    private final SimulatedAws aws;
    private final SimulatedS3 s3;
    private final CachePolicies policies = new CachePolicies();
    private final Map<String, SimulatedDistribution> distributions = new TreeMap<>();
    private final TokenBucket invalidationRate;

    public SimulatedCloudFront(SimulatedAws aws, SimulatedS3 s3) {
        this.aws = aws;
        this.s3 = s3;
        this.invalidationRate = new TokenBucket(aws.world(), INVALIDATIONS_PER_SECOND, INVALIDATION_BURST);
    }

    /** Makes a cache policy known; the managed ones are there already. */
    public void addCachePolicy(String id, CachePolicyConfig policy) {
        policies.add(id, policy);
    }

    /**
     * @param config its behaviours name cache policies, its origins simulated buckets ({@code
     *     NAME.s3.us-east-1.amazonaws.com})
     * @throws IllegalArgumentException when the configuration names something that is not there
     */
    public SimulatedDistribution createDistribution(String id, DistributionConfig config, EdgeSettings settings) {
        var edge = new Edge(aws.world(), id, config, s3, this::policy, settings);
        var distribution = new SimulatedDistribution(id, config, edge, aws);
        if (distributions.putIfAbsent(id, distribution) != null) {
            throw new IllegalArgumentException("distribution %s is there already".formatted(id));
        }
        return distribution;
    }

    /** Takes a distribution away, as when somebody deletes it. */
    public void deleteDistribution(String id) {
        distributions.remove(id);
    }

    /** A client with {@code caller}'s credentials. */
    public CloudFrontClient client(String caller) {
        return aws.client(CloudFrontClient.class, new CloudFrontApi(this), CloudFrontTerms.SERVICE, caller);
    }

    Optional<SimulatedDistribution> distribution(String id) {
        return Optional.ofNullable(distributions.get(id));
    }

    CachePolicies policies() {
        return policies;
    }

    /**
     * Whether the account may create another invalidation now: about one in two seconds after a burst of five (aws-sdk-js
     * issue 3983).
     */
    boolean mayInvalidate() {
        return invalidationRate.tryTake();
    }

    private CachePolicyConfig policy(String id) {
        return policies.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "cache policy %s is unknown: add it with addCachePolicy (legacy TTLs are not simulated)"
                                .formatted(id)));
    }
}
