package dev.sluice.rehearsal.edge;

import java.time.Duration;
import software.amazon.awssdk.services.cloudfront.model.CustomErrorResponse;

/**
 * What a distribution makes of an error of its origin.
 *
 * @param status what the viewer sees
 * @param page the path of the page to serve instead; null for none
 * @param lifetime how long the edge remembers
 */
record ErrorRule(int status, String page, Duration lifetime) {

    /** CloudFront Developer Guide, custom-error-pages-expiration: 10 s unless a rule says otherwise. */
    static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(10);

    static ErrorRule of(CustomErrorResponse response) {
        boolean hasPage = response.responsePagePath() != null
                && !response.responsePagePath().isEmpty();
        boolean hasCode =
                response.responseCode() != null && !response.responseCode().isEmpty();
        return new ErrorRule(
                hasCode ? Integer.parseInt(response.responseCode()) : response.errorCode(),
                hasPage ? response.responsePagePath() : null,
                response.errorCachingMinTTL() == null
                        ? DEFAULT_LIFETIME
                        : Duration.ofSeconds(response.errorCachingMinTTL()));
    }
}
