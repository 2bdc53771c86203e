package dev.sluice.invalidation;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.ObjectChange;
import dev.sluice.invalidation.events.BadEvent;
import dev.sluice.invalidation.events.UploadEvent.Complete;
import dev.sluice.invalidation.events.UploadEvent.Irrelevant;
import dev.sluice.invalidation.events.UploadEvent.Uploads;
import dev.sluice.invalidation.events.UploadEvents;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One message of the queue, read.
 *
 * @param queue the ARN of the queue it was delivered by, with this receipt; both empty when it came another way
 * @param receives how often it was delivered, this time included
 * @param changes what it tells of, or what the bucket has of a deploy that it says is complete
 * @param marker that saying, when it is one
 * @param defect why nobody can act on it, when that is so
 */
record Message(
        String id,
        String body,
        String queue,
        String receipt,
        int receives,
        List<ObjectChange> changes,
        Optional<DeployMarker> marker,
        Optional<String> defect) {

    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(2);

    /** @param uploads what belongs to a deploy that is said to be complete */
    static Message read(SQSMessage message, Function<DeployMarker, List<ObjectChange>> uploads) {
        int receives = Optional.ofNullable(message.getAttributes())
                .map(attributes -> attributes.get("ApproximateReceiveCount"))
                .map(Integer::parseInt)
                .orElse(1);
        try {
            return switch (UploadEvents.parse(message.getBody())) {
                case Uploads uploaded -> of(message, receives, uploaded.changes(), Optional.empty(), Optional.empty());
                case Complete(var marker) ->
                    of(message, receives, uploads.apply(marker), Optional.of(marker), Optional.empty());
                case Irrelevant _ -> of(message, receives, List.of(), Optional.empty(), Optional.empty());
            };
        } catch (BadEvent e) {
            return of(message, receives, List.of(), Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    private static Message of(
            SQSMessage message,
            int receives,
            List<ObjectChange> changes,
            Optional<DeployMarker> marker,
            Optional<String> defect) {
        return new Message(
                message.getMessageId(),
                message.getBody(),
                Objects.requireNonNullElse(message.getEventSourceArn(), ""),
                Objects.requireNonNullElse(message.getReceiptHandle(), ""),
                receives,
                changes,
                marker,
                defect);
    }

    /** How long to leave it before it is tried again: 2 minutes, then 8, 32, and from then on 120. */
    Duration pause() {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(2 * (receives - 1), 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
