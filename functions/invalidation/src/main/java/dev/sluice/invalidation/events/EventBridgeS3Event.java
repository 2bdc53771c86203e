package dev.sluice.invalidation.events;

import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.Sequencer;
import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import dev.sluice.invalidation.events.UploadEvent.Uploads;
import java.util.List;
import java.util.Optional;

/**
 * An S3 event that came through EventBridge. Its keys are plain.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">
 *     S3 User Guide, EventBridge event message structure</a>
 */
final class EventBridgeS3Event {

    private EventBridgeS3Event() {}

    static UploadEvent parse(EventNode event) throws BadEvent {
        var detail = event.get("detail");
        var type = event.text("detail-type");
        var kind = kind(type, detail);
        if (kind.isEmpty()) {
            return new Irrelevant("\"%s\" changes nothing users see".formatted(type));
        }
        var object = detail.get("object");
        return new Uploads(List.of(new ObjectChange(
                detail.get("bucket").text("name"),
                object.text("key"),
                kind.get(),
                object.optionalText("version-id"),
                new Sequencer(object.textOr("sequencer", "")),
                event.time("time"))));
    }

    /** Lifecycle rules delete for good only versions that are no longer current, which no user sees. */
    private static Optional<Kind> kind(String type, EventNode detail) {
        boolean version = detail.get("object").optionalText("version-id").isPresent();
        boolean marker = detail.textOr("deletion-type", "").equals("Delete Marker Created");
        boolean lifecycle = detail.textOr("reason", "").equals("Lifecycle Expiration");
        return switch (type) {
            case "Object Created" -> Optional.of(Kind.CREATED);
            case "Object Deleted" -> {
                if (marker || !version) {
                    yield Optional.of(Kind.DELETED);
                }
                yield lifecycle ? Optional.empty() : Optional.of(Kind.VERSION_DELETED);
            }
            default -> Optional.empty();
        };
    }
}
