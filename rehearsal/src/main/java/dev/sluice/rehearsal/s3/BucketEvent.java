package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** S3 User Guide, EventBridge event message structure. */
final class BucketEvent {

    private BucketEvent() {}

    static String of(BucketChange change) {
        return Json.write(Json.object(
                "version",
                "0",
                "id",
                UUID.nameUUIDFromBytes(change.requestId().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "detail-type",
                change.kind() == BucketChange.Kind.PUT ? "Object Created" : "Object Deleted",
                "source",
                "aws.s3",
                "account",
                SimulatedAws.ACCOUNT,
                "time",
                change.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                "region",
                SimulatedAws.REGION,
                "resources",
                List.of("arn:aws:s3:::" + change.bucket()),
                "detail",
                detail(change)));
    }

    private static Map<String, Object> detail(BucketChange change) {
        var detail = Json.object(
                "version",
                "0",
                "bucket",
                Json.object("name", change.bucket()),
                "object",
                object(change),
                "request-id",
                change.requestId(),
                "requester",
                SimulatedAws.ACCOUNT,
                "source-ip-address",
                "192.0.2.1");
        switch (change.kind()) {
            case PUT -> detail.put("reason", "PutObject");
            case DELETE_MARKER_CREATED -> {
                detail.put("reason", "DeleteObject");
                detail.put("deletion-type", "Delete Marker Created");
            }
            case PERMANENTLY_DELETED -> {
                detail.put("reason", "DeleteObject");
                detail.put("deletion-type", "Permanently Deleted");
            }
        }
        return detail;
    }

    private static Map<String, Object> object(BucketChange change) {
        var object = Json.object("key", change.key());
        if (change.kind() == BucketChange.Kind.PUT) {
            object.put("size", change.version().content().size());
            object.put("etag", change.version().content().etag());
        }
        if (change.bucketVersioning() != Versioning.NEVER) {
            object.put("version-id", change.version().versionId());
        }
        object.put("sequencer", change.sequencer());
        return object;
    }
}
