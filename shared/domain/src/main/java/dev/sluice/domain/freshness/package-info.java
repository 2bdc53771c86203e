/**
 * Whether a purge reached the edge: which URLs to look at, what an answer proves, and what to do next.
 *
 * <p>Nobody can look at every point of presence. What is looked at is the one nearest to the function, and that is all the
 * words of this package claim; for the others there is CloudFront's own statement that an invalidation is complete.
 */
package dev.sluice.domain.freshness;
