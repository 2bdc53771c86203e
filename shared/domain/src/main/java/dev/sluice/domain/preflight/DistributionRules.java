package dev.sluice.domain.preflight;

import static dev.sluice.domain.preflight.Severity.BLOCKS;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Whether the canary is this distribution, ready to serve the domain. */
final class DistributionRules {

    private static final String ALIAS = "Route 53 Developer Guide, resource-record-sets-values-weighted-alias";

    static final List<PreflightRule> ALL = List.of(
            new PreflightRule(
                    "distribution-in-account",
                    BLOCKS,
                    "The distribution exists, in the account that runs the cutover",
                    "Correct distributionId, or install the stack in the distribution's account",
                    "Its metrics can be read, and its alarms can call, in its own account only",
                    DistributionRules::elsewhere),
            rule(
                    "distribution-enabled",
                    "The distribution is enabled",
                    "Enable it, and wait until it is deployed",
                    "CloudFront Developer Guide, HowToEnableDisableDistribution: a disabled one answers nobody",
                    (snapshot, state) -> state.enabled() ? Optional.empty() : Optional.of("is disabled")),
            rule(
                    "distribution-deployed",
                    "The distribution's last change is deployed everywhere",
                    "Wait until its status is Deployed",
                    "Until then edges differ, and what the ramp sees is not what will be",
                    (snapshot, state) -> state.deployed() ? Optional.empty() : Optional.of("is still being deployed")),
            rule(
                    "distribution-carries-domain",
                    "The domain is an alternate name of the distribution, by itself or by a wildcard",
                    "Add it to the distribution's alternate domain names, with a certificate that covers it",
                    "CloudFront Developer Guide, CNAMEs: without it CloudFront answers the domain's requests with 403",
                    (snapshot, state) -> state.answersTo(snapshot.site().domain())
                            ? Optional.empty()
                            : Optional.of("answers to %s only, not to %s"
                                    .formatted(
                                            state.alternateNames().isEmpty()
                                                    ? "its own name"
                                                    : String.join(", ", state.alternateNames()),
                                            snapshot.site().domain()))),
            new PreflightRule(
                    "canary-is-cloudfront-alias",
                    BLOCKS,
                    "The canary's records are aliases to CloudFront",
                    "Make them aliases to the distribution, in its zone " + CloudFrontNames.ZONE,
                    ALIAS,
                    DistributionRules::notAliases),
            new PreflightRule(
                    "canary-is-this-distribution",
                    BLOCKS,
                    "The canary's records point at the distribution of the request",
                    "Correct the records, or distributionId",
                    "Users would be sent to one distribution, and another one's health be judged",
                    DistributionRules::otherDistribution),
            new PreflightRule(
                    "canary-without-target-health",
                    BLOCKS,
                    "The canary's aliases do not evaluate target health",
                    "Set EvaluateTargetHealth to false",
                    ALIAS + ": it must be false for CloudFront",
                    DistributionRules::evaluatingHealth),
            new PreflightRule(
                    "additional-metrics-on",
                    BLOCKS,
                    "The distribution's additional metrics are on",
                    "Turn them on: aws cloudfront create-monitoring-subscription --distribution-id ID"
                            + " --monitoring-subscription"
                            + " RealtimeMetricsSubscriptionConfig={RealtimeMetricsSubscriptionStatus=Enabled}",
                    "CloudFront Developer Guide, viewing-cloudfront-metrics: without them there is no hit ratio and no"
                            + " latency, and an alarm on them never fires",
                    DistributionRules::withoutMetrics));

    private DistributionRules() {}

    private static PreflightRule rule(
            String id,
            String sentence,
            String cure,
            String source,
            BiFunction<AccountSnapshot, DistributionState, Optional<String>> check) {
        return new PreflightRule(
                id,
                BLOCKS,
                sentence,
                cure,
                source,
                snapshot -> found(snapshot)
                        .flatMap(state -> check.apply(snapshot, state).stream())
                        .map(what -> new Problem(label(snapshot), what)));
    }

    private static Stream<Problem> elsewhere(AccountSnapshot snapshot) {
        return snapshot.distribution().stream()
                .flatMap(distribution -> distribution
                        .map(state -> inOtherAccount(snapshot, state))
                        .orElseGet(() -> Stream.of(new Problem(label(snapshot), "does not exist in this account"))));
    }

    private static Stream<Problem> inOtherAccount(AccountSnapshot snapshot, DistributionState state) {
        return snapshot.executionArn().stream()
                .map(arn -> arn.split(":", -1)[4])
                .filter(account -> !account.equals(state.account()))
                .map(account -> new Problem(
                        label(snapshot), "is in account %s, not in %s".formatted(state.account(), account)));
    }

    private static Stream<Problem> notAliases(AccountSnapshot snapshot) {
        return canary(snapshot)
                .filter(record ->
                        record.alias().filter(CloudFrontNames::isDistribution).isEmpty())
                .map(record -> new Problem(
                        RecordRules.label(record),
                        record.alias()
                                .map(alias -> "is an alias to %s in zone %s".formatted(alias.name(), alias.zoneId()))
                                .orElseGet(() -> "is no alias, but %s".formatted(String.join(" ", record.values())))));
    }

    private static Stream<Problem> otherDistribution(AccountSnapshot snapshot) {
        return found(snapshot)
                .flatMap(state -> canary(snapshot)
                        .flatMap(record -> record.alias().stream()
                                .filter(CloudFrontNames::isDistribution)
                                .filter(alias -> !alias.name().equals(state.domainName()))
                                .map(alias -> new Problem(
                                        RecordRules.label(record),
                                        "points at %s, and %s is %s"
                                                .formatted(
                                                        alias.name(),
                                                        snapshot.site().distributionId(),
                                                        state.domainName())))));
    }

    private static Stream<Problem> evaluatingHealth(AccountSnapshot snapshot) {
        return canary(snapshot)
                .filter(record -> record.alias()
                        .filter(WeightedRecord.Alias::evaluatesTargetHealth)
                        .isPresent())
                .map(record -> new Problem(RecordRules.label(record), "evaluates target health"));
    }

    private static Stream<Problem> withoutMetrics(AccountSnapshot snapshot) {
        return snapshot.additionalMetrics().stream()
                .filter(on -> !on)
                .map(off -> new Problem(label(snapshot), "has its additional metrics off"));
    }

    private static Stream<DistributionState> found(AccountSnapshot snapshot) {
        return snapshot.distribution().stream().flatMap(Optional::stream);
    }

    private static Stream<WeightedRecord> canary(AccountSnapshot snapshot) {
        return snapshot.records().stream().flatMap(group -> group.of(Arm.CANARY).stream());
    }

    private static String label(AccountSnapshot snapshot) {
        return "distribution " + snapshot.site().distributionId();
    }
}
