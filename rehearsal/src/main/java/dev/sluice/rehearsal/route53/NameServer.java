package dev.sluice.rehearsal.route53;

import java.util.function.Predicate;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** One of the name servers of a zone. It serves the newest state that has reached it. */
public final class NameServer {

    private final String name;
    private final Predicate<ResourceRecordSet> healthy;
    private RecordSets served = RecordSets.NONE;
    private int serial;

    NameServer(String name, Predicate<ResourceRecordSet> healthy) {
        this.name = name;
        this.healthy = healthy;
    }

    public String name() {
        return name;
    }

    /** What it may answer until the zone's answers change; see {@link HostedZone#beforeAnswersChange}. */
    public Answers answers(String name, String type) {
        return Answers.among(served.of(RecordKey.normal(name), type), healthy);
    }

    boolean has(int serial) {
        return this.serial >= serial;
    }

    void serve(RecordSets sets, int serial) {
        this.served = sets;
        this.serial = serial;
    }
}
