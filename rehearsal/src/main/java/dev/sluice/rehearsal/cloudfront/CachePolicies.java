package dev.sluice.rehearsal.cloudfront;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;

/** CloudFront's managed cache policies (CloudFront Developer Guide, Use managed cache policies) and the scenario's own. */
public final class CachePolicies {

    /** Managed-CachingOptimized: a day unless the object says otherwise, no query strings. */
    public static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7ee9a3949a26";

    /** Managed-CachingDisabled. */
    public static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    private final Map<String, CachePolicyConfig> policies = new HashMap<>();

    CachePolicies() {
        add(CACHING_OPTIMIZED, policy("Managed-CachingOptimized", 1, 86_400, 31_536_000));
        add(CACHING_DISABLED, policy("Managed-CachingDisabled", 0, 0, 0));
    }

    void add(String id, CachePolicyConfig policy) {
        policies.put(id, policy);
    }

    Optional<CachePolicyConfig> find(String id) {
        return Optional.ofNullable(policies.get(id));
    }

    private static CachePolicyConfig policy(String name, long minTtl, long defaultTtl, long maxTtl) {
        return CachePolicyConfig.builder()
                .name(name)
                .minTTL(minTtl)
                .defaultTTL(defaultTtl)
                .maxTTL(maxTtl)
                .parametersInCacheKeyAndForwardedToOrigin(parameters -> parameters
                        .queryStringsConfig(strings -> strings.queryStringBehavior("none"))
                        .headersConfig(headers -> headers.headerBehavior("none"))
                        .cookiesConfig(cookies -> cookies.cookieBehavior("none"))
                        .enableAcceptEncodingGzip(true)
                        .enableAcceptEncodingBrotli(true))
                .build();
    }
}
