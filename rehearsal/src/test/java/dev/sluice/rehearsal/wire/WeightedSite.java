package dev.sluice.rehearsal.wire;

import dev.sluice.aws.Route53Router;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.rehearsal.external.Moto;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A site in moto's Route 53: its stable records are plain, its canary's are aliases, of each type one. */
final class WeightedSite {

    private static final String DOMAIN = "www.example.com";
    private static final String STABLE = "stable";
    private static final String CANARY = "canary";

    /** Of CloudFront (Route 53 API Reference, AliasTarget). */
    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

    final Site site;
    final String healthCheck;
    private final Moto moto;
    private final Route53Client route53;

    /** All traffic is stable's. Other records of the zone lie around those of the site. */
    WeightedSite(Moto moto) {
        this.moto = moto;
        this.route53 = client();
        var zone = route53.createHostedZone(r -> r.name("example.com").callerReference("example.com"))
                .hostedZone()
                .id()
                .replace("/hostedzone/", "");
        this.site = new Site(DOMAIN, zone, STABLE, CANARY, "E2QWRUHAPOMQZL");
        this.healthCheck = route53.createHealthCheck(r -> r.callerReference("check")
                        .healthCheckConfig(c -> c.type(HealthCheckType.HTTPS).fullyQualifiedDomainName(DOMAIN)))
                .healthCheck()
                .id();
        put(simple("api.www.example.com."), simple("example.com."), simple("xyz.example.com."));
        put(records(100, 0).toArray(ResourceRecordSet[]::new));
    }

    /** What changes its records in the account, by requests that pass the interceptors on their way. */
    TrafficRouter<RecordGroup> router(ExecutionInterceptor... interceptors) {
        return new Route53Router(
                client(interceptors), site.hostedZoneId(), site.domain(), site.stable(), site.canary());
    }

    /** The site's records as Route 53 has them now. */
    List<ResourceRecordSet> stored() {
        return route53.listResourceRecordSets(r -> r.hostedZoneId(site.hostedZoneId())).resourceRecordSets().stream()
                .filter(record -> record.name().equals(DOMAIN + "."))
                .toList();
    }

    /** The site's records as they should be. */
    static List<ResourceRecordSet> records(long stable, long canary) {
        return Stream.of(RRType.A, RRType.AAAA)
                .flatMap(type -> Stream.of(stable(type, stable), canary(type, canary)))
                .toList();
    }

    /** @param guard the canary's health check */
    static List<ResourceRecordSet> records(long stable, long canary, String guard) {
        return records(stable, canary).stream()
                .map(record -> record.setIdentifier().equals(CANARY)
                        ? record.toBuilder().healthCheckId(guard).build()
                        : record)
                .toList();
    }

    static ResourceRecordSet stable(RRType type, long weight) {
        return weighted(type, STABLE, weight)
                .ttl(60L)
                .resourceRecords(value(type == RRType.A ? "192.0.2.10" : "2001:db8::10"))
                .build();
    }

    static ResourceRecordSet canary(RRType type, long weight) {
        return weighted(type, CANARY, weight)
                .aliasTarget(a -> a.dnsName("d111111abcdef8.cloudfront.net.")
                        .hostedZoneId(CLOUDFRONT_ZONE)
                        .evaluateTargetHealth(false))
                .build();
    }

    /** What somebody does who knows nothing of a cutover. */
    void put(ResourceRecordSet... records) {
        var changes = Stream.of(records)
                .map(record -> Change.builder()
                        .action(ChangeAction.UPSERT)
                        .resourceRecordSet(record)
                        .build())
                .toList();
        route53.changeResourceRecordSets(
                r -> r.hostedZoneId(site.hostedZoneId()).changeBatch(b -> b.changes(changes)));
    }

    private static ResourceRecordSet.Builder weighted(RRType type, String identifier, long weight) {
        return ResourceRecordSet.builder()
                .name(DOMAIN + ".")
                .type(type)
                .setIdentifier(identifier)
                .weight(weight);
    }

    private static ResourceRecordSet simple(String name) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .ttl(300L)
                .resourceRecords(value("192.0.2.20"))
                .build();
    }

    private static ResourceRecord value(String value) {
        return ResourceRecord.builder().value(value).build();
    }

    private Route53Client client(ExecutionInterceptor... interceptors) {
        return moto.client(
                Route53Client.builder()
                        .overrideConfiguration(c -> Stream.of(interceptors).forEach(c::addExecutionInterceptor)),
                "aws-global");
    }
}
