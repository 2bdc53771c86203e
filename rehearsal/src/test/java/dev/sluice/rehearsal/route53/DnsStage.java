package dev.sluice.rehearsal.route53;

import dev.sluice.rehearsal.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A stage with one hosted zone, {@code example.com}. */
public final class DnsStage implements AutoCloseable {

    public static final String DOMAIN = "www.example.com";

    public final Stage stage;
    public final SimulatedRoute53 route53;
    public final HostedZone zone;
    public final Route53Client client;

    public DnsStage(long seed) {
        this(seed, Route53Settings.TYPICAL);
    }

    public DnsStage(long seed, Route53Settings settings) {
        stage = new Stage(seed);
        route53 = new SimulatedRoute53(stage.aws, settings);
        zone = route53.createHostedZone("Z1", "example.com");
        client = route53.client("ramp");
    }

    /** Gives {@link #DOMAIN} a stable and a canary record of each type, live already. */
    public DnsStage withPair(int stable, int canary, String... types) {
        for (var type : types) {
            zone.add(plain(type, "stable", stable), alias(type, "canary", canary));
        }
        return this;
    }

    /** Changes both weights of A and AAAA, as far as they are there, without asking what they were; an actor may call it. */
    public ChangeInfo shift(int stable, int canary) {
        var changes = new ArrayList<Change>();
        for (var type : List.of("A", "AAAA")) {
            for (var arm : List.of(Map.entry("stable", stable), Map.entry("canary", canary))) {
                zone.record(DOMAIN, type, arm.getKey())
                        .map(set ->
                                set.toBuilder().weight((long) arm.getValue()).build())
                        .ifPresent(set -> changes.add(change(ChangeAction.UPSERT, set)));
            }
        }
        return submit(changes.toArray(Change[]::new));
    }

    public ChangeInfo submit(Change... changes) {
        return client.changeResourceRecordSets(r -> r.hostedZoneId("Z1").changeBatch(b -> b.changes(changes)))
                .changeInfo();
    }

    public SimulatedHealthCheck healthCheck(String id) {
        return route53.createHealthCheck(
                id, HealthCheckConfig.builder().type("CLOUDWATCH_METRIC").build());
    }

    public static Change change(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    public static ResourceRecordSet plain(String type, String setIdentifier, long weight) {
        return ResourceRecordSet.builder()
                .name(DOMAIN)
                .type(type)
                .setIdentifier(setIdentifier)
                .weight(weight)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder()
                        .value(type.equals("A") ? "192.0.2.1" : "2001:db8::1")
                        .build())
                .build();
    }

    public static ResourceRecordSet alias(String type, String setIdentifier, long weight) {
        return ResourceRecordSet.builder()
                .name(DOMAIN)
                .type(type)
                .setIdentifier(setIdentifier)
                .weight(weight)
                .aliasTarget(a -> a.dnsName("d111.cloudfront.net")
                        .hostedZoneId("Z2FDTNDATAQYW2")
                        .evaluateTargetHealth(false))
                .build();
    }

    @Override
    public void close() {
        stage.close();
    }
}
