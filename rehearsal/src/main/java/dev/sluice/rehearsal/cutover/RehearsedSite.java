package dev.sluice.rehearsal.cutover;

import dev.sluice.domain.cutover.Site;
import dev.sluice.rehearsal.json.Json;
import dev.sluice.rehearsal.route53.HostedZone;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The site that is cut over: its name, its records, and the balancer that serves it until then. */
public final class RehearsedSite {

    private static final String ZONE = "Z0123456789ABCDEFGHIJ";
    private static final String APEX = "example.com";

    public static final Site SITE = new Site("www." + APEX, ZONE, "stable", "canary", "E2QWRUHAPOMQZL");
    static final String BALANCER = "app/shop/50dc6c495c0c9188";

    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";
    private static final long TTL_SECONDS = 60;
    private static final int ALL = 100;

    private RehearsedSite() {}

    /** The site, and how its balancer is compared with; everything else is left to the defaults. */
    static Map<String, Object> request() {
        return Json.object(
                "domain", SITE.domain(),
                "hostedZoneId", SITE.hostedZoneId(),
                "stable", SITE.stable(),
                "canary", SITE.canary(),
                "distributionId", SITE.distributionId(),
                "stableMetrics",
                        Json.object(
                                "namespace", "AWS/ApplicationELB",
                                "requests", "RequestCount",
                                "errors", "HTTPCode_Target_5XX_Count",
                                "dimensions", Map.of("LoadBalancer", BALANCER)));
    }

    /** Its zone: all traffic is stable's; the canary's records wait beside them. */
    public static HostedZone createZone(SimulatedRoute53 route53, String distributionDomain) {
        var zone = route53.createHostedZone(ZONE, APEX);
        for (var type : List.of(RRType.A, RRType.AAAA)) {
            zone.add(stable(type), canary(type, distributionDomain));
        }
        return zone;
    }

    private static ResourceRecordSet stable(RRType type) {
        return ResourceRecordSet.builder()
                .name(SITE.domain() + ".")
                .type(type)
                .setIdentifier(SITE.stable())
                .weight((long) ALL)
                .ttl(TTL_SECONDS)
                .resourceRecords(ResourceRecord.builder()
                        .value(type == RRType.A ? "192.0.2.10" : "2001:db8::10")
                        .build())
                .build();
    }

    private static ResourceRecordSet canary(RRType type, String distributionDomain) {
        return ResourceRecordSet.builder()
                .name(SITE.domain() + ".")
                .type(type)
                .setIdentifier(SITE.canary())
                .weight(0L)
                .aliasTarget(alias -> alias.dnsName(distributionDomain + ".")
                        .hostedZoneId(CLOUDFRONT_ZONE)
                        .evaluateTargetHealth(false))
                .build();
    }
}
