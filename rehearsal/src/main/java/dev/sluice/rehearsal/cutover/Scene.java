package dev.sluice.rehearsal.cutover;

import static dev.sluice.rehearsal.cutover.RehearsedSite.SITE;

import dev.sluice.rehearsal.aws.SimulatedAws;
import dev.sluice.rehearsal.cloudwatch.SimulatedCloudWatch;
import dev.sluice.rehearsal.route53.HostedZone;
import dev.sluice.rehearsal.route53.SimulatedRoute53;
import dev.sluice.rehearsal.states.SimulatedStepFunctions;
import dev.sluice.rehearsal.traffic.WarmingCache;
import dev.sluice.rehearsal.world.World;
import java.time.Duration;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What a mishap can lay hands on.
 *
 * @param zone the site's
 * @param cache of the canary
 */
record Scene(
        World world,
        SimulatedAws aws,
        SimulatedRoute53 route53,
        HostedZone zone,
        SimulatedCloudWatch cloudWatch,
        SimulatedStepFunctions stepFunctions,
        CutoverAccount account,
        WarmingCache cache) {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Lets an actor do something within seconds of the canary's weight coming to {@code percent}. */
    void atPercent(int percent, Runnable something) {
        world.spawn("at %d%%".formatted(percent), () -> {
            while (canaryWeight() != percent) {
                world.pause(BETWEEN_LOOKS);
            }
            something.run();
        });
    }

    private long canaryWeight() {
        return zone.record(SITE.domain(), "A", SITE.canary())
                .map(ResourceRecordSet::weight)
                .orElse(0L);
    }
}
