package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.aws.AwsError;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A public hosted zone: the state its changes have made of it, which the API shows at once, and the name servers, which
 * follow.
 */
public final class HostedZone {

    private static final int NAME_SERVERS = 4;

    private final String id;
    private final String name;
    private final World world;
    private final Timeline timeline;
    private final Route53Settings settings;
    private final RandomGenerator random;
    private final List<NameServer> nameServers;
    private final List<ZoneChange> changes = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private RecordSets accepted = RecordSets.NONE;
    private Instant busyUntil = Instant.MIN;
    private int serial;

    HostedZone(
            String id, String name, SimulatedAws aws, Route53Settings settings, Predicate<ResourceRecordSet> healthy) {
        this.id = id;
        this.name = RecordKey.normal(name);
        this.world = aws.world();
        this.timeline = aws.timeline();
        this.settings = settings;
        this.random = world.random("hosted zone " + id);
        this.nameServers = Stream.iterate(0, i -> i + 1)
                .limit(NAME_SERVERS)
                .map(i -> new NameServer("ns-%d.awsdns-%02d.net".formatted(512 * i + 7, i), healthy))
                .toList();
    }

    /** Without {@code /hostedzone/}. */
    public String id() {
        return id;
    }

    public String arn() {
        return "arn:aws:route53:::hostedzone/" + id;
    }

    /** With the final dot. */
    public String name() {
        return name;
    }

    public List<NameServer> nameServers() {
        return nameServers;
    }

    /** All record sets as the API shows them, which includes changes that are still PENDING. */
    public List<ResourceRecordSet> records() {
        return accepted.all();
    }

    /** @param setIdentifier empty for a record set that is alone */
    public Optional<ResourceRecordSet> record(String name, String type, String setIdentifier) {
        return accepted.find(new RecordKey(RecordKey.normal(name), type, setIdentifier));
    }

    /** Whether there is any record set of this name and type. */
    public boolean has(String name, String type) {
        return !accepted.of(RecordKey.normal(name), type).isEmpty();
    }

    /** Accepted so far through the API; grows as the run goes on. */
    public List<ZoneChange> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** Adds record sets that every name server has had for long, as a scenario finds them. */
    public void add(ResourceRecordSet... sets) {
        accepted = checked(Stream.of(sets)
                .map(set -> Change.builder()
                        .action(ChangeAction.CREATE)
                        .resourceRecordSet(set)
                        .build())
                .toList());
        serial++;
        announce();
        nameServers.forEach(server -> server.serve(accepted, serial));
    }

    /**
     * From now on {@code watcher} runs each time what a name server may answer is about to change: it can still settle what
     * was asked before.
     */
    public void beforeAnswersChange(Runnable watcher) {
        watchers.add(watcher);
    }

    void announce() {
        watchers.forEach(Runnable::run);
    }

    List<ResourceRecordSet> from(RecordKey first) {
        return accepted.from(first);
    }

    ZoneChange submit(List<Change> batch) {
        if (world.instant().isBefore(busyUntil)) {
            throw AwsError.of(
                    PriorRequestNotCompleteException.builder(),
                    400,
                    "PriorRequestNotComplete",
                    "The request was rejected because Route 53 was still processing a prior request.");
        }
        accepted = checked(batch);
        busyUntil = world.instant().plus(settings.processing());
        var change = new ZoneChange(newId(), ++serial, world.instant(), accepted);
        changes.add(change);
        propagate(change);
        return change;
    }

    private RecordSets checked(List<Change> batch) {
        RecordRules.check(batch);
        var outside = batch.stream()
                .map(change -> RecordKey.of(change.resourceRecordSet()).name())
                .filter(other -> !other.equals(name) && !other.endsWith("." + name))
                .map(other -> "RRSet with DNS name %s is not permitted in zone %s".formatted(other, name))
                .distinct()
                .toList();
        if (!outside.isEmpty()) {
            throw RecordSets.refusal(outside);
        }
        return accepted.after(batch);
    }

    /** The change is INSYNC when the slowest of the name servers has it. */
    private void propagate(ZoneChange change) {
        var longest = settings.propagation().draw(random);
        if (longest.isZero()) {
            nameServers.forEach(server -> arrive(server, change));
            return;
        }
        int slowest = random.nextInt(nameServers.size());
        for (int i = 0; i < nameServers.size(); i++) {
            var server = nameServers.get(i);
            double part = i == slowest ? 1 : random.nextDouble();
            world.after(
                    Duration.ofNanos((long) (longest.toNanos() * part)), server.name(), () -> arrive(server, change));
        }
    }

    private void arrive(NameServer server, ZoneChange change) {
        if (server.has(change.serial())) {
            return;
        }
        announce();
        server.serve(change.after(), change.serial());
        for (var pending : changes) {
            if (pending.inSyncAt().isEmpty() && nameServers.stream().allMatch(other -> other.has(pending.serial()))) {
                pending.arriveEverywhere(world.instant());
                tell(pending);
            }
        }
    }

    private void tell(ZoneChange change) {
        var seconds = Duration.between(change.submittedAt(), world.instant()).toMillis() / 1000.0;
        timeline.add(
                "route53",
                "change %s is INSYNC after %.1f s".formatted(change.id(), seconds),
                Map.of("change", change.id(), "seconds", seconds));
    }

    private String newId() {
        return "C%013d".formatted(random.nextLong(10_000_000_000_000L));
    }
}
