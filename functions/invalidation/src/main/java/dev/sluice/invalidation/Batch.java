package dev.sluice.invalidation;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.sluice.domain.port.PortFailure;
import dev.sluice.domain.purge.DeployMarker;
import dev.sluice.domain.purge.ObjectChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The messages of one invocation, and what is to become of those that did not go through. */
final class Batch {

    private final List<Message> messages;
    private final Map<Message, Fate> fates = new LinkedHashMap<>();
    private final Map<Place, List<Message>> messagesByPlace = new HashMap<>();

    private Batch(List<Message> messages) {
        this.messages = messages;
        for (var message : messages) {
            message.defect().ifPresent(defect -> fates.put(message, new Fate.Dead(defect)));
            message.changes().stream()
                    .map(change -> new Place(change.bucket(), change.key()))
                    .distinct()
                    .forEach(place -> messagesByPlace
                            .computeIfAbsent(place, any -> new ArrayList<>())
                            .add(message));
        }
    }

    /** @param uploads what belongs to a deploy that is said to be complete */
    static Batch of(SQSEvent event, Function<DeployMarker, List<ObjectChange>> uploads) {
        return new Batch(Optional.ofNullable(event.getRecords()).orElse(List.of()).stream()
                .map(message -> Message.read(message, uploads))
                .toList());
    }

    /** What becomes of a message that did not go through. */
    sealed interface Fate {
        String reason();

        /** To the dead-letter queue at once. */
        record Dead(String reason) implements Fate {}

        /** Back to the queue. */
        record Retry(String reason) implements Fate {}
    }

    /** A key of a bucket. */
    record Place(String bucket, String key) {}

    /** Whether no message says that anything changed. */
    boolean isEmpty() {
        return messagesByPlace.isEmpty();
    }

    /** Whether a message was delivered before, to somebody who did not finish with it. */
    boolean comesAgain() {
        return messages.stream().anyMatch(message -> message.receives() > 1);
    }

    int size() {
        return messages.size();
    }

    Map<Message, Fate> fates() {
        return fates;
    }

    /** The buckets of which uploads arrived one by one, and nobody said in this batch that they are complete. */
    Set<String> uploadedTo() {
        var buckets =
                messagesByPlace.keySet().stream().map(Place::bucket).collect(Collectors.toCollection(TreeSet::new));
        messages.forEach(message -> message.marker().map(DeployMarker::bucket).ifPresent(buckets::remove));
        return buckets;
    }

    /** Every key that changed, of whichever bucket. */
    Set<String> keys() {
        return messagesByPlace.keySet().stream().map(Place::key).collect(Collectors.toSet());
    }

    /** The changes by bucket and key, both in order. */
    Map<String, Map<String, List<ObjectChange>>> changes() {
        return messages.stream()
                .flatMap(message -> message.changes().stream())
                .collect(Collectors.groupingBy(
                        ObjectChange::bucket,
                        TreeMap::new,
                        Collectors.groupingBy(ObjectChange::key, TreeMap::new, Collectors.toList())));
    }

    /** What concerns these places did not go through: it is tried again if that may help. */
    void fail(PortFailure failure, Predicate<Place> places) {
        var reason = failure.explanation();
        fail(failure.passes() ? new Fate.Retry(reason) : new Fate.Dead(reason), places);
    }

    /** Trying again what concerns these places would not help. */
    void refuse(String reason, Predicate<Place> places) {
        fail(new Fate.Dead(reason), places);
    }

    private void fail(Fate fate, Predicate<Place> places) {
        messagesByPlace.forEach((place, affected) -> {
            if (places.test(place)) {
                affected.forEach(message -> fates.merge(message, fate, Batch::firstThatMayPass));
            }
        });
    }

    /** One reason to try again is enough; among reasons to give up, the first is the cause of the others. */
    private static Fate firstThatMayPass(Fate known, Fate other) {
        return known instanceof Fate.Dead && other instanceof Fate.Retry ? other : known;
    }
}
