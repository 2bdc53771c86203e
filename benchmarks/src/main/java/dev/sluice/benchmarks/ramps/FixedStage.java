package dev.sluice.benchmarks.ramps;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.aws.Route53Router;
import dev.sluice.domain.routing.RecordGroup;
import dev.sluice.domain.routing.TrafficRouter;
import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.cutover.Conditions;
import dev.sluice.rehearsal.cutover.RehearsedSite;
import dev.sluice.rehearsal.cutover.SiteTraffic;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import dev.sluice.rehearsal.timeline.Timeline;
import dev.sluice.rehearsal.traffic.Traffic;
import dev.sluice.rehearsal.world.World;

/** The site that Sluice meets in the rehearsal, its users and its metrics, and nothing of Sluice but the way to Route 53. */
record FixedStage(World world, SimulatedCloudWatch cloudWatch, TrafficRouter<RecordGroup> router, Traffic traffic) {

    private static final String DISTRIBUTION = "d111111abcdef8.cloudfront.net";

    /** Users come and go from now on. */
    static FixedStage build(World world, Conditions conditions) {
        var aws = new SimulatedAws(world, new Timeline(world));
        var cloudWatch = new SimulatedCloudWatch(aws);
        var route53 = new SimulatedRoute53(aws);
        var zone = RehearsedSite.createZone(route53, DISTRIBUTION);
        var router = new Route53Router(
                route53.client("schedule"), SITE.hostedZoneId(), SITE.domain(), SITE.stable(), SITE.canary());
        return new FixedStage(world, cloudWatch, router, SiteTraffic.start(world, zone, cloudWatch, conditions));
    }
}
