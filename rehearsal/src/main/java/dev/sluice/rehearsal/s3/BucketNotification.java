package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** S3 User Guide, Event message structure, version 2.1: one record per message. */
final class BucketNotification {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Map<String, Object> SOMEBODY = Json.object("principalId", "A3NL1KOZZKExample");

    private BucketNotification() {}

    static String of(BucketChange change) {
        var record = Json.object(
                "eventVersion", "2.1",
                "eventSource", "aws:s3",
                "awsRegion", SimulatedAws.REGION,
                "eventTime", MILLIS.format(change.at()),
                "eventName", name(change.kind()),
                "userIdentity", SOMEBODY,
                "requestParameters", Json.object("sourceIPAddress", "192.0.2.1"),
                "responseElements", Json.object("x-amz-request-id", change.requestId(), "x-amz-id-2", "rehearsal"),
                "s3",
                        Json.object(
                                "s3SchemaVersion",
                                "1.0",
                                "configurationId",
                                "sluice",
                                "bucket",
                                Json.object(
                                        "name",
                                        change.bucket(),
                                        "ownerIdentity",
                                        SOMEBODY,
                                        "arn",
                                        "arn:aws:s3:::" + change.bucket()),
                                "object",
                                object(change)));
        return Json.write(Json.object("Records", List.of(record)));
    }

    static String test(String bucket, Instant now) {
        return Json.write(Json.object(
                "Service", "Amazon S3",
                "Event", "s3:TestEvent",
                "Time", MILLIS.format(now),
                "Bucket", bucket,
                "RequestId", "5582815E1AEA5ADF",
                "HostId", "rehearsal"));
    }

    private static Map<String, Object> object(BucketChange change) {
        var object = Json.object("key", formEncoded(change.key()));
        if (change.kind() == BucketChange.Kind.PUT) {
            object.put("size", change.version().content().size());
            object.put("eTag", change.version().content().etag());
        }
        if (change.bucketVersioning() != Versioning.NEVER) {
            object.put("versionId", change.version().versionId());
        }
        object.put("sequencer", change.sequencer());
        return object;
    }

    private static String name(BucketChange.Kind kind) {
        return switch (kind) {
            case PUT -> "ObjectCreated:Put";
            case DELETE_MARKER_CREATED -> "ObjectRemoved:DeleteMarkerCreated";
            case PERMANENTLY_DELETED -> "ObjectRemoved:Delete";
        };
    }

    /** As HTML forms are: a space is a plus. S3 leaves slashes. */
    private static String formEncoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
