package dev.sluice.domain.cutover;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What is cut over.
 *
 * @param domain the name whose records are weighted, in lower case, without the final dot
 * @param hostedZoneId the zone they are in
 * @param stable set identifier of the records of what served the site before
 * @param canary set identifier of the records of the distribution
 * @param distributionId the CloudFront distribution that is to serve the site
 */
public record Site(String domain, String hostedZoneId, String stable, String canary, String distributionId) {

    /** Step Functions API Reference, StartExecution: a name has 80 characters; this leaves 20 for the time. */
    private static final int LONGEST_PREFIX = 60;

    public Site {
        domain = domain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (stable.equals(canary)) {
            throw new IllegalArgumentException(
                    "stable and canary are both called %s. Give each its own set identifier".formatted(stable));
        }
    }

    /** With what the names of all its executions begin, so that a listing tells whose they are. */
    public String executionPrefix() {
        if (domain.length() < LONGEST_PREFIX) {
            return domain + "_";
        }
        var crc = new CRC32();
        crc.update(domain.getBytes(StandardCharsets.UTF_8));
        return domain.substring(0, LONGEST_PREFIX - 10) + "-" + HexFormat.of().toHexDigits((int) crc.getValue()) + "_";
    }
}
