package dev.sluice.aws;

import dev.sluice.domain.routing.WeightedRecord;
import dev.sluice.domain.routing.WeightedRecord.Alias;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A weighted record as Route 53 writes it. What is read and written again unchanged is the same to the letter. */
final class RecordSet {

    /** Route 53 Developer Guide, DomainNameFormat: characters other than letters, digits and - come as octal codes. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    private RecordSet() {}

    /** @param name in lower case, without the final dot and without escapes */
    static boolean hasName(String written, String name) {
        var plain = ESCAPE.matcher(written)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 8))));
        return withoutDot(plain.toLowerCase(Locale.ROOT)).equals(name);
    }

    /**
     * Whether it is a weighted record and nothing more. A record of a traffic policy has a weight too, but only the policy
     * may change it.
     */
    static boolean isWeighted(ResourceRecordSet record) {
        return record.weight() != null
                && Stream.of(
                                record.region(),
                                record.geoLocation(),
                                record.geoProximityLocation(),
                                record.cidrRoutingConfig(),
                                record.failover(),
                                record.multiValueAnswer(),
                                record.trafficPolicyInstanceId())
                        .allMatch(Objects::isNull);
    }

    static WeightedRecord read(ResourceRecordSet record) {
        return new WeightedRecord(
                record.typeAsString(),
                record.setIdentifier(),
                Math.toIntExact(record.weight()),
                Optional.ofNullable(record.ttl()),
                record.resourceRecords().stream().map(ResourceRecord::value).toList(),
                Optional.ofNullable(record.aliasTarget())
                        .map(alias -> new Alias(
                                withoutDot(alias.dnsName()), alias.hostedZoneId(), alias.evaluateTargetHealth())),
                Optional.ofNullable(record.healthCheckId()));
    }

    static ResourceRecordSet write(String name, WeightedRecord record) {
        var written = ResourceRecordSet.builder()
                .name(name + ".")
                .type(record.type())
                .setIdentifier(record.setIdentifier())
                .weight((long) record.weight())
                .ttl(record.ttlSeconds().orElse(null))
                .healthCheckId(record.healthCheckId().orElse(null));
        if (!record.values().isEmpty()) {
            written.resourceRecords(record.values().stream()
                    .map(value -> ResourceRecord.builder().value(value).build())
                    .toList());
        }
        record.alias()
                .ifPresent(alias -> written.aliasTarget(AliasTarget.builder()
                        .dnsName(alias.name() + ".")
                        .hostedZoneId(alias.zoneId())
                        .evaluateTargetHealth(alias.evaluatesTargetHealth())
                        .build()));
        return written.build();
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
