package dev.sluice.invalidation.events;

import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.domain.purge.ObjectChange.Kind;
import dev.sluice.invalidation.events.UploadEvent.Complete;
import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import dev.sluice.invalidation.events.UploadEvent.Uploads;

/** The two ways to say that a deploy is complete: an object of a certain name, or an event of one's own. */
final class DeployMarkers {

    private static final String DETAIL_TYPE = "Deploy Complete";

    private DeployMarkers() {}

    /** The marker is no part of the site: neither its coming nor its going changes anything users see. */
    static UploadEvent found(UploadEvent event) {
        if (!(event instanceof Uploads uploads) || uploads.changes().stream().noneMatch(DeployMarkers::isMarker)) {
            return event;
        }
        var others =
                uploads.changes().stream().filter(change -> !isMarker(change)).toList();
        if (!others.isEmpty()) {
            return new Uploads(others);
        }
        return uploads.changes().stream()
                .filter(change -> change.kind() == Kind.CREATED)
                .findFirst()
                .<UploadEvent>map(change -> new Complete(new DeployMarker(change.bucket(), change.time())))
                .orElse(new Irrelevant("a deploy marker was deleted"));
    }

    /** An event that somebody put on the bus. */
    static UploadEvent parse(EventNode event) throws BadEvent {
        var type = event.text("detail-type");
        if (!type.equals(DETAIL_TYPE)) {
            throw new BadEvent("%s.detail-type is \"%s\". Put events with \"%s\" and {\"bucket\": \"the-name\"}"
                    .formatted(event.path(), type, DETAIL_TYPE));
        }
        return new Complete(new DeployMarker(event.get("detail").text("bucket"), event.time("time")));
    }

    private static boolean isMarker(ObjectChange change) {
        return change.key().equals(DeployMarker.KEY);
    }
}
