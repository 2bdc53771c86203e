package dev.sluice.rollback;

import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.routing.Arm;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.WeightedRecord;
import java.io.StringWriter;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Commands for people, each a line to paste. Those that are not about Route 53, which is everywhere, name the Region: theirs
 * may be another.
 */
final class ByHand {

    /** Where Sluice is installed. */
    private static final String HOME = "us-east-1";

    private static final JsonFactory JSON = new JsonFactory();

    private ByHand() {}

    static String look(Site site) {
        return "aws route53 list-resource-record-sets --hosted-zone-id %s --start-record-name %s --max-items 10"
                .formatted(site.hostedZoneId(), quoted(site.domain()));
    }

    static String stop(String arn) {
        return "aws stepfunctions stop-execution --region %s --execution-arn %s".formatted(HOME, quoted(arn));
    }

    static String describe(String arn) {
        return "aws stepfunctions describe-execution --region %s --execution-arn %s".formatted(HOME, quoted(arn));
    }

    static String tryAgain(String functionName, Site site) {
        // Not to be waited for: it watches the weights for longer than the command line waits for an answer.
        return "aws lambda invoke --region %s --function-name %s --invocation-type Event --cli-binary-format raw-in-base64-out --payload %s /dev/stdout"
                .formatted(
                        HOME,
                        functionName,
                        quoted("{\"domain\":\"%s\",\"reason\":\"by hand\"}".formatted(site.domain())));
    }

    /** Writes what a rollback writes. */
    static String put(Site site, RecordGroup group) {
        return "aws route53 change-resource-record-sets --hosted-zone-id %s --change-batch %s"
                .formatted(site.hostedZoneId(), quoted(batch(group)));
    }

    private static String batch(RecordGroup group) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("Changes");
            Stream.of(Arm.values())
                    .flatMap(arm -> group.of(arm).stream())
                    .forEach(record -> upsert(json, group.name(), record));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void upsert(JsonGenerator json, String name, WeightedRecord record) {
        json.writeStartObject();
        json.writeStringProperty("Action", "UPSERT");
        json.writeObjectPropertyStart("ResourceRecordSet");
        json.writeStringProperty("Name", name);
        json.writeStringProperty("Type", record.type());
        json.writeStringProperty("SetIdentifier", record.setIdentifier());
        json.writeNumberProperty("Weight", record.weight());
        record.ttlSeconds().ifPresent(ttl -> json.writeNumberProperty("TTL", ttl));
        if (!record.values().isEmpty()) {
            json.writeArrayPropertyStart("ResourceRecords");
            for (var value : record.values()) {
                json.writeStartObject();
                json.writeStringProperty("Value", value);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        record.alias().ifPresent(alias -> {
            json.writeObjectPropertyStart("AliasTarget");
            json.writeStringProperty("HostedZoneId", alias.zoneId());
            json.writeStringProperty("DNSName", alias.name());
            json.writeBooleanProperty("EvaluateTargetHealth", alias.evaluatesTargetHealth());
            json.writeEndObject();
        });
        record.healthCheckId().ifPresent(id -> json.writeStringProperty("HealthCheckId", id));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** For a POSIX shell. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
