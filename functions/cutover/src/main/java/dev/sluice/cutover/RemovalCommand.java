package dev.sluice.cutover;

import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The command with which the AWS command line removes the stable records: it fails when they are not as they were left. */
final class RemovalCommand {

    private static final JsonMapper JSON = new JsonMapper();

    private RemovalCommand() {}

    static String of(String hostedZoneId, RecordGroup group) {
        var deletes = group.of(Arm.STABLE).stream()
                .map(record -> members("Action", "DELETE", "ResourceRecordSet", recordSet(group, record)))
                .toList();
        return "aws route53 change-resource-record-sets --hosted-zone-id %s --change-batch %s"
                .formatted(hostedZoneId, Notice.quoted(JSON.writeValueAsString(Map.of("Changes", deletes))));
    }

    private static Map<String, Object> recordSet(RecordGroup group, WeightedRecord record) {
        var set = members(
                "Name", group.name(),
                "Type", record.type(),
                "SetIdentifier", record.setIdentifier(),
                "Weight", record.weight());
        record.alias()
                .ifPresent(alias -> set.put(
                        "AliasTarget",
                        members(
                                "HostedZoneId", alias.zoneId(),
                                "DNSName", alias.name(),
                                "EvaluateTargetHealth", alias.evaluatesTargetHealth())));
        record.ttlSeconds().ifPresent(ttl -> set.put("TTL", ttl));
        if (!record.values().isEmpty()) {
            set.put(
                    "ResourceRecords",
                    record.values().stream()
                            .map(value -> Map.of("Value", value))
                            .toList());
        }
        record.healthCheckId().ifPresent(id -> set.put("HealthCheckId", id));
        return set;
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
