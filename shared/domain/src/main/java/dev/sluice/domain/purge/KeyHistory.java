package dev.sluice.domain.purge;

import dev.sluice.domain.purge.ObjectChange.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The events of one key beside the versions S3 has of it.
 *
 * <p>Every event's version is compared with the version before it. Comparing only the newest would miss v1, v2, v2 again:
 * the last two are equal, yet the edge may hold v1.
 *
 * @param changes at least one, of this key, in any order, repeats welcome
 * @param versions newest first; may lack versions that were deleted since
 */
public record KeyHistory(String key, List<ObjectChange> changes, List<ObjectVersion> versions) {

    /** The sequencer decides; the rest keeps the order the same for events of a sender that gives none. */
    private static final Comparator<ObjectChange> OLDEST_FIRST = Comparator.comparing(ObjectChange::sequencer)
            .thenComparing(ObjectChange::time)
            .thenComparing(ObjectChange::kind)
            .thenComparing(change -> change.versionId().orElse(""));

    public KeyHistory {
        changes = changes.stream().distinct().sorted(OLDEST_FIRST).toList();
        versions = List.copyOf(versions);
    }

    /** What users got before, and what they got next. */
    private record Pair(ObjectVersion before, ObjectVersion after) {

        /** Equal content has equal sizes, so only then are the headers worth a request. */
        boolean needsHeaders() {
            return !before.deleteMarker() && !after.deleteMarker() && before.bytes() == after.bytes();
        }

        boolean looksSame(Map<String, ObjectHeaders> headers) {
            var then = headers.get(before.id());
            var now = headers.get(after.id());
            return needsHeaders() && then != null && now != null && now.looksLike(then);
        }
    }

    /** The versions whose headers {@link #change} needs. */
    public List<String> versionsToInspect() {
        return changes.stream()
                .flatMap(change -> pair(change).stream())
                .filter(Pair::needsHeaders)
                .flatMap(pair -> Stream.of(pair.before().id(), pair.after().id()))
                .distinct()
                .toList();
    }

    /** What the listing already says of {@link #versionsToInspect}. */
    public Map<String, ObjectHeaders> listedHeaders() {
        var wanted = versionsToInspect();
        return versions.stream()
                .filter(version -> wanted.contains(version.id()))
                .collect(Collectors.toMap(ObjectVersion::id, ObjectHeaders::listed));
    }

    /**
     * What became of the key.
     *
     * @param headers of {@link #versionsToInspect}, by version; a version without an entry counts as different
     */
    public KeyChange change(Map<String, ObjectHeaders> headers) {
        Collection<KeyChange> each =
                changes.stream().map(change -> effectOf(change, headers)).toList();
        if (each.stream().allMatch(KeyChange.UNCHANGED::equals)) {
            return KeyChange.UNCHANGED;
        }
        if (isGone()) {
            return KeyChange.DELETED;
        }
        return Stream.of(KeyChange.OVERWRITTEN, KeyChange.DELETED, KeyChange.RESTORED, KeyChange.WRITTEN)
                .filter(each::contains)
                .findFirst()
                .map(effect -> effect == KeyChange.DELETED ? KeyChange.OVERWRITTEN : effect)
                .orElse(KeyChange.NEW);
    }

    /** When the newest of these changes had taken effect for certain: an invalidation made later covers them all. */
    public Instant changedAt() {
        return changes.stream()
                .flatMap(change -> Stream.concat(
                        Stream.of(change.time()),
                        position(change).stream().mapToObj(versions::get).map(ObjectVersion::lastModified)))
                .map(KeyHistory::endOf)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** EventBridge and object listings give whole seconds, rounded down: the change may be almost a second younger. */
    private static Instant endOf(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? time.plusSeconds(1) : time;
    }

    /**
     * Names these changes, and no others, so that a redelivery can be recognised. A version names itself, whether an event
     * told of it or the bucket did; only without one is the sequencer needed.
     */
    public Stream<String> fingerprint() {
        return changes.stream()
                .map(change -> String.join(
                        " ",
                        key,
                        change.kind().name(),
                        change.recordedVersion().orElse(change.sequencer().value())))
                .distinct();
    }

    private KeyChange effectOf(ObjectChange change, Map<String, ObjectHeaders> headers) {
        return switch (change.kind()) {
            case CREATED -> creation(change, headers);
            case DELETED -> deletion(change, headers);
            // The version that is current now may be one the edge has forgotten, or the one it always had.
            case VERSION_DELETED -> isGone() ? KeyChange.DELETED : KeyChange.RESTORED;
        };
    }

    private KeyChange creation(ObjectChange change, Map<String, ObjectHeaders> headers) {
        if (change.recordedVersion().isEmpty()) {
            return KeyChange.WRITTEN;
        }
        if (position(change).isEmpty()) {
            return KeyChange.OVERWRITTEN;
        }
        return pair(change)
                .filter(pair -> !pair.before().deleteMarker())
                .map(pair -> pair.looksSame(headers) ? KeyChange.UNCHANGED : KeyChange.OVERWRITTEN)
                .orElse(KeyChange.NEW);
    }

    private KeyChange deletion(ObjectChange change, Map<String, ObjectHeaders> headers) {
        if (removedNothing(change)) {
            return KeyChange.UNCHANGED;
        }
        // Deleted and put back as it was: copies at the edge are good, a remembered "not found" is not.
        return pair(change).filter(pair -> pair.looksSame(headers)).isPresent() ? KeyChange.NEW : KeyChange.DELETED;
    }

    /** Deleting what is not there leaves a delete marker on nothing, or on another one. */
    private boolean removedNothing(ObjectChange change) {
        var at = position(change);
        return at.isPresent()
                && version(at.getAsInt() + 1).map(ObjectVersion::deleteMarker).orElse(true);
    }

    private boolean isGone() {
        var newest = changes.getLast();
        return newest.recordedVersion().isEmpty()
                ? newest.kind() != Kind.CREATED
                : versions.isEmpty() || versions.getFirst().deleteMarker();
    }

    /** A creation's version and the one before it; the versions on either side of a delete marker. */
    private Optional<Pair> pair(ObjectChange change) {
        var at = position(change);
        if (at.isEmpty()) {
            return Optional.empty();
        }
        int after = change.kind() == Kind.CREATED ? at.getAsInt() : at.getAsInt() - 1;
        return version(at.getAsInt() + 1).flatMap(older -> version(after).map(newer -> new Pair(older, newer)));
    }

    private OptionalInt position(ObjectChange change) {
        return change.recordedVersion().isEmpty()
                ? OptionalInt.empty()
                : IntStream.range(0, versions.size())
                        .filter(i -> versions.get(i)
                                .id()
                                .equals(change.recordedVersion().get()))
                        .findFirst();
    }

    private Optional<ObjectVersion> version(int position) {
        return position >= 0 && position < versions.size() ? Optional.of(versions.get(position)) : Optional.empty();
    }
}
