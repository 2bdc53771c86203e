package dev.sluice.rehearsal.interleaving;

import static dev.sluice.rehearsal.interleaving.Scene.SITE;

import dev.sluice.domain.routing.Split;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The records of both arms for A and AAAA, and others that are nobody's business. */
final class SceneRecords {

    static final List<RRType> TYPES = List.of(RRType.A, RRType.AAAA);

    private SceneRecords() {}

    static void addTo(ScenePlay play) {
        var check = play.route53.createHealthCheck(
                Scene.HEALTH_CHECK,
                HealthCheckConfig.builder().type("CLOUDWATCH_METRIC").build());
        var guard = play.scene.isGuarded && !play.scene.stepsDone.isEmpty() ? check.id() : null;
        for (var type : TYPES) {
            play.zone.add(
                    plain(type, SITE.stable(), play.scene.split.stable()),
                    canary(type, play.scene.split, guard),
                    plain(type, "legacy", 1));
        }
        play.zone.add(ResourceRecordSet.builder()
                .name("mail.example.com.")
                .type(RRType.A)
                .ttl(300L)
                .resourceRecords(value("192.0.2.25"))
                .build());
    }

    static ResourceRecordSet plain(RRType type, String setIdentifier, long weight) {
        return weighted(
                type,
                setIdentifier,
                weight,
                set -> set.ttl(60L).resourceRecords(value(type == RRType.A ? "192.0.2.10" : "2001:db8::10")));
    }

    /** Gives an arm another weight, as somebody at the console does. */
    static void set(ScenePlay play, String arm, long weight) {
        var changes = play.zone.records().stream()
                .filter(record -> arm.equals(record.setIdentifier()))
                .map(record -> record.toBuilder().weight(weight).build())
                .map(record -> Change.builder()
                        .action(ChangeAction.UPSERT)
                        .resourceRecordSet(record)
                        .build())
                .toList();
        play.route53
                .client("console")
                .changeResourceRecordSets(
                        r -> r.hostedZoneId(SITE.hostedZoneId()).changeBatch(b -> b.changes(changes)));
    }

    private static ResourceRecordSet canary(RRType type, Split split, String guard) {
        return weighted(
                type,
                SITE.canary(),
                split.canary(),
                set -> set.healthCheckId(guard)
                        .aliasTarget(alias -> alias.dnsName("d111111abcdef8.cloudfront.net.")
                                .hostedZoneId("Z2FDTNDATAQYW2")
                                .evaluateTargetHealth(false)));
    }

    private static ResourceRecordSet weighted(
            RRType type, String setIdentifier, long weight, Consumer<ResourceRecordSet.Builder> rest) {
        return ResourceRecordSet.builder()
                .name(SITE.domain() + ".")
                .type(type)
                .setIdentifier(setIdentifier)
                .weight(weight)
                .applyMutation(rest)
                .build();
    }

    private static ResourceRecord value(String value) {
        return ResourceRecord.builder().value(value).build();
    }
}
