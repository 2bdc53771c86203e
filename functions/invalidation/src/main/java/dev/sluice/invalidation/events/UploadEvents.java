package dev.sluice.invalidation.events;

import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads messages of the upload queue: bucket notifications, S3 events that came through EventBridge, and the words of a
 * deploy that is complete.
 */
public final class UploadEvents {

    private static final JsonMapper JSON = new JsonMapper();

    private UploadEvents() {}

    /**
     * Reads one message.
     *
     * @throws BadEvent when it is none of these, or lacks what matters
     */
    public static UploadEvent parse(String body) throws BadEvent {
        var event = new EventNode(read(body), "$");
        if (event.has("Records")) {
            return DeployMarkers.found(BucketNotification.parse(event));
        }
        if (event.textOr("source", "").equals("aws.s3")) {
            return DeployMarkers.found(EventBridgeS3Event.parse(event));
        }
        if (event.textOr("source", "").equals("sluice")) {
            return DeployMarkers.parse(event);
        }
        if (event.textOr("Event", "").equals("s3:TestEvent")) {
            return new Irrelevant("S3 tests a new notification");
        }
        throw new BadEvent(
                "unknown event source %s: expected Records of a bucket notification or \"source\": \"aws.s3\"."
                                .formatted(event.has("source") ? "\"" + event.textOr("source", "") + "\"" : "(none)")
                        + " Send only S3 events to this queue");
    }

    private static JsonNode read(String body) throws BadEvent {
        try {
            var event = JSON.readTree(body);
            if (event.isObject()) {
                return event;
            }
        } catch (JacksonException e) {
            throw new BadEvent(
                    "not JSON%s: %s. Send S3 events as they are".formatted(at(e.getLocation()), e.getOriginalMessage()),
                    e);
        }
        throw new BadEvent("not a JSON object. Send S3 events as they are");
    }

    private static String at(TokenStreamLocation location) {
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
