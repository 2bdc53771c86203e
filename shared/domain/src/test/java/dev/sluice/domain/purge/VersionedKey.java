package dev.sluice.domain.purge;

import dev.sluice.domain.purge.ObjectChange.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A key of a versioned bucket, written and deleted step by step, ten seconds apart, with the events S3 sends about it. */
final class VersionedKey {

    static final String KEY = "docs/page.html";
    static final Instant START = Instant.parse("2026-03-02T09:00:00.250Z");

    private final List<ObjectVersion> versions = new ArrayList<>();
    private final Map<String, ObjectHeaders> headers = new HashMap<>();
    private int step;

    ObjectChange put(String content) {
        return put(content, "max-age=60");
    }

    ObjectChange put(String content, String cacheControl) {
        return put(content.length(), headers("etag of " + content, Map.of(), cacheControl));
    }

    ObjectChange put(long bytes, ObjectHeaders object) {
        var change = change(Kind.CREATED);
        var id = change.versionId().orElseThrow();
        versions.addFirst(new ObjectVersion(id, false, object.etag(), bytes, wholeSecond(change)));
        headers.put(id, object);
        return change;
    }

    ObjectChange delete() {
        var change = change(Kind.DELETED);
        versions.addFirst(new ObjectVersion(change.versionId().orElseThrow(), true, "", 0, wholeSecond(change)));
        return change;
    }

    /** Deletes the version that {@code earlier} made, or the marker. */
    ObjectChange deleteForGood(ObjectChange earlier) {
        versions.removeIf(version -> version.id().equals(earlier.versionId().orElseThrow()));
        var change = change(Kind.VERSION_DELETED);
        return new ObjectChange(
                change.bucket(), change.key(), change.kind(), earlier.versionId(), change.sequencer(), change.time());
    }

    static ObjectHeaders headers(String etag, Map<String, String> checksums, String cacheControl) {
        return new ObjectHeaders(etag, checksums, Map.of("Cache-Control", cacheControl));
    }

    /** What users get now; empty when the key is gone. */
    Optional<ObjectHeaders> served() {
        return versions.stream()
                .findFirst()
                .filter(version -> !version.deleteMarker())
                .map(version -> headers.get(version.id()));
    }

    KeyHistory history(ObjectChange... changes) {
        return history(List.of(changes));
    }

    KeyHistory history(List<ObjectChange> changes) {
        return new KeyHistory(KEY, changes, versions);
    }

    /** What the changes amount to, told with no more headers than the history asks for. */
    KeyChange effect(ObjectChange... changes) {
        return effect(List.of(changes));
    }

    KeyChange effect(List<ObjectChange> changes) {
        var history = history(changes);
        var inspected = new HashMap<>(headers);
        inspected.keySet().retainAll(history.versionsToInspect());
        return history.change(inspected);
    }

    private ObjectChange change(Kind kind) {
        step++;
        return new ObjectChange(
                "site",
                KEY,
                kind,
                Optional.of("v" + step),
                new Sequencer("%06X".formatted(step)),
                START.plusSeconds(10L * step));
    }

    private static Instant wholeSecond(ObjectChange change) {
        return change.time().truncatedTo(ChronoUnit.SECONDS);
    }
}
