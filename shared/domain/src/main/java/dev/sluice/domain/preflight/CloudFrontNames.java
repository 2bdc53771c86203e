package dev.sluice.domain.preflight;

import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What in a record is CloudFront. */
final class CloudFrontNames {

    /** The zone of every distribution (Route 53 API Reference, AliasTarget). */
    static final String ZONE = "Z2FDTNDATAQYW2";

    private static final String SUFFIX = ".cloudfront.net";

    private CloudFrontNames() {}

    /** The distribution's domain name that a record leads to, be it by alias or in its values; empty for anything else. */
    static Optional<String> target(WeightedRecord record) {
        return record.alias()
                .filter(alias -> isDistribution(alias) || alias.name().endsWith(SUFFIX))
                .map(Alias::name)
                .or(() -> record.values().stream()
                        .flatMap(value -> Arrays.stream(value.split("\\s+")))
                        .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                        .filter(word -> word.endsWith(SUFFIX))
                        .findFirst());
    }

    static boolean isDistribution(Alias alias) {
        return alias.zoneId().equals(ZONE);
    }
}
