package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.aws.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What Route 53 checks of a batch before it looks at the zone. */
final class RecordRules {

    /** The hosted zone of every CloudFront distribution (Route 53 API Reference, AliasTarget). */
    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

    /** Route 53 Developer Guide, weighted values. */
    private static final long MOST_WEIGHT = 255;

    private RecordRules() {}

    /** @throws InvalidInputException with everything that is wrong */
    static void check(List<Change> changes) {
        var problems = new ArrayList<String>();
        if (changes.isEmpty()) {
            problems.add("Invalid request: Expected at least one change");
        }
        for (int i = 0; i < changes.size(); i++) {
            weight(i + 1, changes.get(i).resourceRecordSet()).ifPresent(problems::add);
            identifier(changes.get(i)).ifPresent(problems::add);
            target(changes.get(i)).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw AwsError.of(InvalidInputException.builder(), 400, "InvalidInput", String.join("; ", problems));
        }
    }

    private static Optional<String> weight(int member, ResourceRecordSet set) {
        var weight = set.weight();
        if (weight == null || (weight >= 0 && weight <= MOST_WEIGHT)) {
            return Optional.empty();
        }
        return Optional.of(("Value '%d' at 'changeBatch.changes.%d.member.resourceRecordSet.weight' failed to satisfy"
                        + " constraint: Member must have value %s than or equal to %d")
                .formatted(weight, member, weight < 0 ? "greater" : "less", weight < 0 ? 0 : MOST_WEIGHT));
    }

    private static Optional<String> identifier(Change change) {
        var set = change.resourceRecordSet();
        if ((set.weight() == null) == (set.setIdentifier() == null)) {
            return Optional.empty();
        }
        return Optional.of("Invalid request: Missing field '%s' in %s"
                .formatted(set.weight() == null ? "Weight" : "SetIdentifier", named(change)));
    }

    /**
     * Either an alias, or values with their TTL. An alias of a distribution evaluates no target health (Route 53 Developer
     * Guide, values for weighted alias records).
     */
    private static Optional<String> target(Change change) {
        var set = change.resourceRecordSet();
        boolean plain = set.ttl() != null && !set.resourceRecords().isEmpty();
        boolean partly = set.ttl() != null || !set.resourceRecords().isEmpty();
        var alias = set.aliasTarget();
        if (alias == null ? !plain : partly) {
            return Optional.of(
                    "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords]] in "
                            + named(change));
        }
        if (alias != null && alias.hostedZoneId().equals(CLOUDFRONT_ZONE) && alias.evaluateTargetHealth()) {
            return Optional.of(
                    "Invalid request: EvaluateTargetHealth must be false for a distribution in " + named(change));
        }
        return Optional.empty();
    }

    private static String named(Change change) {
        var set = change.resourceRecordSet();
        return "Change with [Action=%s, Name=%s, Type=%s, SetIdentifier=%s]"
                .formatted(change.actionAsString(), set.name(), set.typeAsString(), set.setIdentifier());
    }
}
