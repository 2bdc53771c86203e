package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.Severity.BLOCKS;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the weighted records can carry a ramp. */
final class RecordRules {

    private static final String WEIGHTED = "Route 53 Developer Guide, resource-record-sets-values-weighted";

    /** Those that lead browsers to the site; the ramp's role may write no others. */
    private static final Set<String> TYPES = Set.of("A", "AAAA", "HTTPS");

    /** Of an alias to CloudFront; longer ones would keep users on a bad canary. */
    private static final long TTL_SECONDS = 60;

    static final List<PreflightRule> ALL = List.of(
            rule(
                    "records-exist",
                    "Both arms have weighted records of the domain",
                    "Create them: weighted, of the domain's name, with the set identifiers of the request",
                    WEIGHTED,
                    RecordRules::missing),
            rule(
                    "records-of-known-types",
                    "The records of both arms are of type A, AAAA or HTTPS",
                    "Replace them by A and AAAA records, aliases where a name is meant",
                    "These lead browsers to a site, and the ramp may write no others",
                    RecordRules::unknownTypes),
            rule(
                    "records-paired",
                    "Each type of record that one arm has, the other has too",
                    "Create the missing record, or delete its counterpart",
                    "Route 53 Developer Guide, routing-to-cloudfront-distribution: types are answered independently,"
                            + " and a type that only one arm has is answered by that arm alone, whatever its weight",
                    RecordRules::unpaired),
            rule(
                    "records-of-both-arms-only",
                    "No weighted record of the name belongs to anybody else",
                    "Delete it, or take it for one of the arms",
                    WEIGHTED + ": a share is the weight by the sum of all weights",
                    RecordRules::foreign),
            rule(
                    "canary-starts-at-zero",
                    "The canary's weight is 0",
                    "Set it to 0, after whatever gave it weight has ended",
                    "The ramp begins with no user on the canary",
                    group -> withWeight(group, Arm.CANARY, weight -> weight != 0)),
            rule(
                    "stable-carries-traffic",
                    "The stable weight is above 0",
                    "Give the stable records a weight, such as 100",
                    "Route 53 Developer Guide, routing-policy-weighted: when all weights are 0, all are answered alike",
                    group -> withWeight(group, Arm.STABLE, weight -> weight == 0)),
            rule(
                    "weights-agree",
                    "The records of an arm have one weight",
                    "Give them the same weight",
                    "Route 53 Developer Guide, routing-to-cloudfront-distribution: types are answered independently, so"
                            + " IPv6 users would see another ramp",
                    RecordRules::unequalWeights),
            rule(
                    "ttl-short",
                    "The TTL is 60 s at most",
                    "Lower it to 60, and wait as long as it was before",
                    "A resolver keeps an answer for its TTL: so long does a rollback take to reach its users",
                    RecordRules::longTtls),
            rule(
                    "ttl-equal",
                    "All records have the same TTL, an alias counting as 60 s",
                    "Set the TTL to 60, which is what an alias to CloudFront has",
                    WEIGHTED + ": with unequal TTLs the shares of the traffic are not those of the weights",
                    RecordRules::unequalTtls),
            rule(
                    "stable-not-cloudfront",
                    "The stable arm is not a CloudFront distribution",
                    "Deploy to the distribution that serves the domain, and ramp with CloudFront continuous deployment",
                    "CloudFront Developer Guide, CNAMEs: CloudFront goes by the host name, whatever distribution DNS"
                            + " points at. Weights between two distributions shift nothing",
                    RecordRules::stableAtCloudFront));

    private RecordRules() {}

    /** For example: AAAA canary. */
    static String label(WeightedRecord record) {
        return record.type() + " " + record.setIdentifier();
    }

    private static PreflightRule rule(
            String id, String sentence, String cure, String source, Function<RecordGroup, Stream<Problem>> check) {
        return new PreflightRule(
                id,
                BLOCKS,
                sentence,
                cure,
                source,
                snapshot -> snapshot.records().stream().flatMap(check));
    }

    private static Stream<Problem> missing(RecordGroup group) {
        return Arrays.stream(Arm.values())
                .filter(arm -> group.of(arm).isEmpty())
                .map(arm -> new Problem(
                        group.name(),
                        "has no weighted record with the set identifier \"%s\"".formatted(identifier(group, arm))));
    }

    private static Stream<Problem> unknownTypes(RecordGroup group) {
        return ours(group)
                .filter(record -> !TYPES.contains(record.type()))
                .map(record -> problem(record, "cannot move"));
    }

    private static Stream<Problem> unpaired(RecordGroup group) {
        boolean isPair =
                Arrays.stream(Arm.values()).noneMatch(arm -> group.of(arm).isEmpty());
        return isPair
                ? Stream.concat(unpaired(group, Arm.STABLE, Arm.CANARY), unpaired(group, Arm.CANARY, Arm.STABLE))
                : Stream.empty();
    }

    private static Stream<Problem> unpaired(RecordGroup group, Arm has, Arm lacks) {
        var types = group.of(lacks).stream().map(WeightedRecord::type).collect(Collectors.toSet());
        return group.of(has).stream()
                .filter(record -> !types.contains(record.type()))
                .map(record -> problem(record, "has no counterpart \"%s\"".formatted(identifier(group, lacks))));
    }

    private static Stream<Problem> foreign(RecordGroup group) {
        return group.foreign().stream()
                .map(record -> problem(record, "belongs to neither arm and has weight " + record.weight()));
    }

    private static Stream<Problem> withWeight(RecordGroup group, Arm arm, IntPredicate wrong) {
        return group.of(arm).stream()
                .filter(record -> wrong.test(record.weight()))
                .map(record -> problem(record, "has weight " + record.weight()));
    }

    private static Stream<Problem> unequalWeights(RecordGroup group) {
        return Arrays.stream(Arm.values())
                .map(group::of)
                .filter(records ->
                        records.stream().map(WeightedRecord::weight).distinct().count() > 1)
                .map(records -> new Problem(
                        records.getFirst().setIdentifier(),
                        "has " + list(records, record -> record.type() + " " + record.weight())));
    }

    private static Stream<Problem> longTtls(RecordGroup group) {
        return ours(group)
                .filter(record -> ttl(record) > TTL_SECONDS)
                .map(record -> problem(record, "has a TTL of %d s".formatted(ttl(record))));
    }

    private static Stream<Problem> unequalTtls(RecordGroup group) {
        var ttls = ours(group).map(RecordRules::ttl).collect(Collectors.toCollection(TreeSet::new));
        return ttls.size() > 1
                ? Stream.of(new Problem(
                        group.name(),
                        "has " + list(ours(group).toList(), record -> "%s %d s".formatted(label(record), ttl(record)))))
                : Stream.empty();
    }

    private static Stream<Problem> stableAtCloudFront(RecordGroup group) {
        return group.of(Arm.STABLE).stream()
                .flatMap(record -> CloudFrontNames.target(record).stream()
                        .map(name -> problem(record, "points at " + name + ", a CloudFront distribution")));
    }

    private static long ttl(WeightedRecord record) {
        return record.ttlSeconds().orElse(TTL_SECONDS);
    }

    private static Stream<WeightedRecord> ours(RecordGroup group) {
        return Stream.concat(group.of(Arm.STABLE).stream(), group.of(Arm.CANARY).stream());
    }

    private static String identifier(RecordGroup group, Arm arm) {
        return switch (arm) {
            case STABLE -> group.stable();
            case CANARY -> group.canary();
        };
    }

    private static String list(List<WeightedRecord> records, Function<WeightedRecord, String> word) {
        return records.stream().map(word).collect(Collectors.joining(", "));
    }

    private static Problem problem(WeightedRecord record, String what) {
        return new Problem(label(record), what);
    }
}
