/** CloudFront's control plane: distributions, cache policies, and invalidations within their quotas. */
package dev.sluice.rehearsal.cloudfront;
