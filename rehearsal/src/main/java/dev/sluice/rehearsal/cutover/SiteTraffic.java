package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.rehearsal.cloudwatch.CloudFrontMetrics;
import dev.sluice.rehearsal.cloudwatch.LoadBalancerMetrics;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.resolvers.Population;
import dev.sluice.rehearsal.resolvers.Resolvers;
import dev.sluice.rehearsal.route53.HostedZone;
import dev.sluice.rehearsal.traffic.ArmMinute;
import dev.sluice.rehearsal.traffic.ArmProfile;
import dev.sluice.rehearsal.traffic.Course;
import dev.sluice.rehearsal.traffic.Demand;
import dev.sluice.rehearsal.traffic.Traffic;
import dev.sluice.rehearsal.traffic.WarmingCache;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;

/** The users of the site that is cut over, and what both arms report of them. */
public final class SiteTraffic {

    /** How long they come and go before the cutover starts. */
    public static final Duration BEFORE_START = Duration.ofMinutes(5);

    private static final double STABLE_LATENCY_MILLIS = 120;
    private static final double WARM_HIT_RATIO = .95;
    private static final double HALF_WARM_AFTER = 2_000;

    private SiteTraffic() {}

    /** Begins now, {@link #BEFORE_START} ahead of the cutover. */
    public static Traffic start(World world, HostedZone zone, SimulatedCloudWatch cloudWatch, Conditions conditions) {
        return start(world, zone, cloudWatch, conditions, coldCache());
    }

    static WarmingCache coldCache() {
        return new WarmingCache(WARM_HIT_RATIO, HALF_WARM_AFTER);
    }

    static Traffic start(
            World world,
            HostedZone zone,
            SimulatedCloudWatch cloudWatch,
            Conditions conditions,
            WarmingCache canaryCache) {
        var resolvers = Resolvers.start(world, zone, SITE.domain(), SITE.canary(), Population.TYPICAL);
        var stable = ArmProfile.of(Course.steady(conditions.stableErrorRate()), conditions.correlation())
                .withLatency(Course.steady(STABLE_LATENCY_MILLIS));
        var canary = ArmProfile.of(canaryErrors(world, conditions), conditions.correlation())
                .withCache(canaryCache)
                .withLatency(Course.steady(STABLE_LATENCY_MILLIS));
        var traffic = Traffic.start(world, resolvers, Demand.steady(conditions.requestsPerSecond()), stable, canary);
        var edge = new CloudFrontMetrics(cloudWatch, SITE.distributionId());
        var balancer = new LoadBalancerMetrics(cloudWatch, RehearsedSite.BALANCER);
        traffic.onMinute(minute -> publish(minute, edge, balancer));
        return traffic;
    }

    private static Course canaryErrors(World world, Conditions conditions) {
        var well = Course.steady(conditions.canaryErrorRate());
        return conditions
                .fault()
                .map(fault -> well.then(world.instant().plus(BEFORE_START).plus(fault.after()), fault.errorRate()))
                .orElse(well);
    }

    private static void publish(ArmMinute minute, CloudFrontMetrics edge, LoadBalancerMetrics balancer) {
        switch (minute.arm()) {
            case CANARY ->
                edge.put(
                        minute.begin(),
                        minute.requests(),
                        minute.errors(),
                        minute.hitRatio(),
                        minute.latencyP95Millis());
            case STABLE -> balancer.put(minute.begin(), minute.requests(), minute.errors());
        }
    }
}
