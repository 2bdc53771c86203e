package dev.sluice.rehearsal.s3;

import dev.sluice.rehearsal.world.World;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A bucket of the simulated S3. Its methods take effect at once; clients add the time a call takes. */
public final class Bucket {

    private final String name;
    private final World world;
    private final RandomGenerator random;
    private final Sequencer sequencer;
    private final NavigableMap<String, Deque<ObjectVersion>> objects = new TreeMap<>(KeyOrder.UTF_8);
    private final List<Consumer<BucketChange>> observers = new ArrayList<>();
    private Versioning versioning;

    Bucket(String name, Versioning versioning, World world) {
        this.name = name;
        this.versioning = versioning;
        this.world = world;
        this.random = world.random("s3 " + name);
        this.sequencer = new Sequencer(world.random("s3 sequencer " + name));
    }

    public String name() {
        return name;
    }

    public String arn() {
        return "arn:aws:s3:::" + name;
    }

    public Versioning versioning() {
        return versioning;
    }

    /** @throws IllegalArgumentException for {@link Versioning#NEVER} on a bucket that once kept versions */
    public void setVersioning(Versioning versioning) {
        if (versioning == Versioning.NEVER && this.versioning != Versioning.NEVER) {
            throw new IllegalArgumentException("bucket %s once kept versions: suspend it instead".formatted(name));
        }
        this.versioning = versioning;
    }

    /** Called at once with every change, before anybody hears of it through S3's events. */
    public void onChange(Consumer<BucketChange> observer) {
        observers.add(observer);
    }

    /**
     * Sends S3's events of this bucket to {@code subscriber}, as JSON, each at least once, late and in no particular order
     * (S3 User Guide, Event notifications). In the shape of a bucket notification the first is {@code s3:TestEvent}.
     */
    public void subscribe(EventShape shape, EventDelivery delivery, Consumer<String> subscriber) {
        var sender = new EventSender(world, delivery, name, shape, subscriber);
        sender.start();
        onChange(sender::send);
    }

    /** Stores an object. */
    public ObjectVersion put(String key, Content content) {
        return push(key, content, BucketChange.Kind.PUT);
    }

    /**
     * Deletes an object: leaves a delete marker where the bucket keeps versions.
     *
     * @return the delete marker, or nothing
     */
    public Optional<ObjectVersion> delete(String key) {
        if (versioning != Versioning.NEVER) {
            return Optional.of(push(key, null, BucketChange.Kind.DELETE_MARKER_CREATED));
        }
        deleteVersion(key, ObjectVersion.NULL_VERSION);
        return Optional.empty();
    }

    /** Deletes one version for good, or a delete marker, and returns what it was. */
    public Optional<ObjectVersion> deleteVersion(String key, String versionId) {
        var found = version(key, versionId);
        found.ifPresent(version -> {
            var versions = objects.get(key);
            versions.remove(version);
            if (versions.isEmpty()) {
                objects.remove(key);
            }
            tell(BucketChange.Kind.PERMANENTLY_DELETED, version);
        });
        return found;
    }

    /** The live object of this key: not there when its newest version is a delete marker. */
    public Optional<ObjectVersion> current(String key) {
        return newest(key).filter(version -> !version.isDeleteMarker());
    }

    /** The newest version of this key, which may be a delete marker. */
    public Optional<ObjectVersion> newest(String key) {
        return Optional.ofNullable(objects.get(key)).map(Deque::getFirst);
    }

    public Optional<ObjectVersion> version(String key, String versionId) {
        return versions(key).filter(v -> v.versionId().equals(versionId)).findFirst();
    }

    /** All versions of this key, newest first. */
    public Stream<ObjectVersion> versions(String key) {
        return Stream.ofNullable(objects.get(key)).flatMap(Deque::stream);
    }

    /** Every live object, in S3's order. */
    public Stream<ObjectVersion> live() {
        return objects.values().stream().map(Deque::getFirst).filter(version -> !version.isDeleteMarker());
    }

    /** The keys from {@code key} on, in S3's order, each with its versions. */
    NavigableMap<String, Deque<ObjectVersion>> from(String key, boolean inclusive) {
        return objects.tailMap(key, inclusive);
    }

    private ObjectVersion push(String key, Content content, BucketChange.Kind kind) {
        boolean kept = versioning == Versioning.ENABLED;
        var id = kept ? randomId(16) : ObjectVersion.NULL_VERSION;
        var version = new ObjectVersion(key, id, content, world.instant().truncatedTo(ChronoUnit.SECONDS));
        var versions = objects.computeIfAbsent(key, k -> new ArrayDeque<>(2));
        if (!kept) {
            versions.removeIf(old -> old.versionId().equals(ObjectVersion.NULL_VERSION));
        }
        versions.addFirst(version);
        tell(kind, version);
        return version;
    }

    private void tell(BucketChange.Kind kind, ObjectVersion version) {
        var change = new BucketChange(
                kind,
                name,
                version,
                versioning,
                world.instant(),
                sequencer.next(),
                randomId(8).toUpperCase(Locale.ROOT));
        observers.forEach(observer -> observer.accept(change));
    }

    private String randomId(int bytes) {
        var id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
