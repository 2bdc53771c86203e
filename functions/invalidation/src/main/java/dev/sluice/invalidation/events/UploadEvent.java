package dev.sluice.invalidation.events;

import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.ObjectChange;
import java.util.List;

/** What one message of the upload queue holds. */
public sealed interface UploadEvent {

    /** Objects came or went. */
    record Uploads(List<ObjectChange> changes) implements UploadEvent {
        public Uploads {
            changes = List.copyOf(changes);
        }
    }

    /** Somebody says that a deploy is complete. */
    record Complete(DeployMarker marker) implements UploadEvent {}

    /** Well-formed, and nothing to do: {@code reason} says why. */
    record Irrelevant(String reason) implements UploadEvent {}
}
