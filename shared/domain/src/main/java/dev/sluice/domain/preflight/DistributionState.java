package dev.sluice.domain.preflight;

import java.util.List;
import java.util.Locale;

/**
 * A CloudFront distribution as it is set up now.
 *
 * @param arn which names its account
 * @param domainName its own name, such as {@code d111111abcdef8.cloudfront.net}
 * @param deployed whether its last change has reached every edge
 * @param alternateNames the domain names it answers to besides its own
 */
public record DistributionState(
        String arn, String domainName, boolean deployed, boolean enabled, List<String> alternateNames) {

    public DistributionState {
        alternateNames = List.copyOf(alternateNames);
    }

    /** The id of the account it is in. */
    String account() {
        return arn.split(":", -1)[4];
    }

    /**
     * Whether it answers to this name. A wildcard stands for one label or more, never for none (CloudFront Developer Guide,
     * CNAMEs).
     *
     * @param domain in lower case
     */
    boolean answersTo(String domain) {
        return alternateNames.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(domain) || (name.startsWith("*.") && domain.endsWith(name.substring(1))));
    }
}
