package dev.sluice.rehearsal.wire;

import dev.sluice.rehearsal.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/** A version of an object that came to be, as a bucket tells EventBridge. */
record BucketEvent(String key, String versionId, Instant time, boolean deleteMarker) {

    String toJson() {
        var detail = Json.object(
                "bucket",
                Json.object("name", SiteAccount.BUCKET),
                "object",
                Json.object(
                        "key",
                        key,
                        "version-id",
                        versionId,
                        "sequencer",
                        HexFormat.of().toHexDigits(time.toEpochMilli()).toUpperCase(Locale.ROOT)));
        if (deleteMarker) {
            detail.put("deletion-type", "Delete Marker Created");
        }
        return Json.write(Json.object(
                "source",
                "aws.s3",
                "detail-type",
                deleteMarker ? "Object Deleted" : "Object Created",
                "time",
                time.truncatedTo(ChronoUnit.SECONDS).toString(),
                "detail",
                detail));
    }
}
