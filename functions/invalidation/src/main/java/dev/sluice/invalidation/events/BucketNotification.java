package dev.sluice.invalidation.events;

import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.domain.purge.Sequencer;
import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import dev.sluice.invalidation.events.UploadEvent.Uploads;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/**
 * An event a bucket sent itself. Its keys are form-encoded.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">
 *     S3 User Guide, event message structure</a>
 */
final class BucketNotification {

    private BucketNotification() {}

    static UploadEvent parse(EventNode event) throws BadEvent {
        var records = event.get("Records");
        if (!records.json().isArray()) {
            throw new BadEvent(records.path() + " is not an array. Send S3 events as they are");
        }
        var changes = new ArrayList<ObjectChange>();
        for (int i = 0; i < records.size(); i++) {
            change(records.get(i)).ifPresent(changes::add);
        }
        return changes.isEmpty() ? new Irrelevant("no record of an object that came or went") : new Uploads(changes);
    }

    private static Optional<ObjectChange> change(EventNode record) throws BadEvent {
        var source = record.text("eventSource");
        if (!source.equals("aws:s3")) {
            throw new BadEvent(
                    "%s.eventSource is \"%s\". Send only S3 events to this queue".formatted(record.path(), source));
        }
        var object = record.get("s3").get("object");
        var version = object.optionalText("versionId");
        var kind = kind(record.text("eventName"), version);
        return kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new ObjectChange(
                        record.get("s3").get("bucket").text("name"),
                        decoded(object),
                        kind.get(),
                        version,
                        new Sequencer(object.textOr("sequencer", "")),
                        record.time("eventTime")));
    }

    /** Lifecycle rules delete for good only versions that are no longer current, which no user sees. */
    private static Optional<Kind> kind(String eventName, Optional<String> version) {
        var name = eventName.startsWith("s3:") ? eventName.substring(3) : eventName;
        if (name.startsWith("ObjectCreated:")) {
            return Optional.of(Kind.CREATED);
        }
        return switch (name) {
            case "ObjectRemoved:DeleteMarkerCreated", "LifecycleExpiration:DeleteMarkerCreated" ->
                Optional.of(Kind.DELETED);
            case "ObjectRemoved:Delete" -> Optional.of(version.isPresent() ? Kind.VERSION_DELETED : Kind.DELETED);
            case "LifecycleExpiration:Delete" -> version.isPresent() ? Optional.empty() : Optional.of(Kind.DELETED);
            default -> Optional.empty();
        };
    }

    private static String decoded(EventNode object) throws BadEvent {
        var key = object.text("key");
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadEvent(
                    "%s.key is not form-encoded: \"%s\" (%s). Send S3 events as they are"
                            .formatted(object.path(), key, e.getMessage()),
                    e);
        }
    }
}
