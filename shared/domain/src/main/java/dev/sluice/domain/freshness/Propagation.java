package dev.sluice.domain.freshness;

import java.time.Instant;

/**
 * How far an invalidation has come. Every method throws {@link dev.sluice.domain.port.PortFailure} when the edge cannot or
 * will not say.
 */
public interface Propagation {

    /** The name under which a distribution answers in any case, such as {@code d111111abcdef8.cloudfront.net}. */
    String domainName(String distributionId);

    /** What CloudFront says of an invalidation. */
    Progress progress(String distributionId, String invalidationId);

    /**
     * The state of an invalidation.
     *
     * @param created when it was accepted
     * @param completed whether every point of presence has applied it
     */
    record Progress(Instant created, boolean completed) {}
}
