package dev.sluice.rehearsal.route53;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A batch that a zone has accepted. */
public final class ZoneChange {

    private final String id;
    private final int serial;
    private final Instant submittedAt;
    private final RecordSets after;
    private Instant inSyncAt;

    ZoneChange(String id, int serial, Instant submittedAt, RecordSets after) {
        this.id = id;
        this.serial = serial;
        this.submittedAt = submittedAt;
        this.after = after;
    }

    /** Without {@code /change/}. */
    public String id() {
        return id;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** When every name server had it, or something newer; empty while it is PENDING. */
    public Optional<Instant> inSyncAt() {
        return Optional.ofNullable(inSyncAt);
    }

    /** The record set of this name, type and identifier as the change left it. */
    public Optional<ResourceRecordSet> record(String name, String type, String setIdentifier) {
        return after.find(new RecordKey(RecordKey.normal(name), type, setIdentifier));
    }

    /** All record sets of the zone as the change left them. */
    public List<ResourceRecordSet> records() {
        return after.all();
    }

    int serial() {
        return serial;
    }

    RecordSets after() {
        return after;
    }

    void arriveEverywhere(Instant now) {
        inSyncAt = now;
    }
}
